using System.Net;
using System.Text.Json.Nodes;

namespace SystemTests.People;

/// <summary>A salesperson at the CRM.</summary>
internal sealed class Sales(HttpClient crm)
{
    public async Task<string> RegisterCustomer(JsonObject data, CancellationToken cancellationToken) =>
        (string)(await crm.Create("/customers", data, cancellationToken))["customerId"]!;

    public async Task<string> OrderByPhone(string customerId, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["customerId"] = customerId, ["material"] = "Petg", ["quantity"] = 3 };
        return (string)(await crm.Create("/orders", body, cancellationToken))["orderId"]!;
    }

    public Task<JsonObject> Upload(string orderId, byte[] model, CancellationToken cancellationToken) =>
        crm.Upload($"/orders/{orderId}/model?fileName=phone.stl", model, cancellationToken);

    public Task<JsonObject> Approve(string orderId, CancellationToken cancellationToken) =>
        crm.Post($"/orders/{orderId}/approve", new JsonObject { ["approvedBy"] = "sales-7" }, cancellationToken);

    public Task<JsonObject> Cancel(string orderId, CancellationToken cancellationToken) =>
        crm.Post($"/orders/{orderId}/cancel", new JsonObject { ["reason"] = "customer called", ["requestedBy"] = "sales-7" }, cancellationToken);

    public Task<JsonObject> Close(string orderId, CancellationToken cancellationToken) =>
        crm.Post($"/orders/{orderId}/close", new JsonObject { ["closedBy"] = "sales-7" }, cancellationToken);

    public Task<JsonObject> Complain(string orderId, CancellationToken cancellationToken) =>
        crm.Create($"/orders/{orderId}/complaints", new JsonObject { ["category"] = "Quality", ["text"] = "One edge is rough." }, cancellationToken);

    public async Task<JsonObject?> Order(string orderId, CancellationToken cancellationToken)
    {
        using var response = await crm.GetAsync(new Uri($"/orders/{orderId}", UriKind.Relative), cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        return JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken))!.AsObject();
    }

    public Task<JsonObject?> OrderBecomes(string orderId, string status, CancellationToken cancellationToken) =>
        Eventually.Get($"order {orderId} with status {status} in the CRM", token => Order(orderId, token), order => (string?)order?["status"] == status, cancellationToken);
}
