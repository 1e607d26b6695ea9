using System.Net;
using System.Text.Json.Nodes;

namespace SystemTests.People;

/// <summary>An operator at the MES.</summary>
internal sealed class Operator(HttpClient mes, string operatorId)
{
    private static readonly string[] Operations = ["print", "post-process", "quality-check", "pack"];

    public string OperatorId { get; } = operatorId;

    public static async Task<Operator> Register(HttpClient mes, CancellationToken cancellationToken)
    {
        var registered = await mes.Create("/operators", new JsonObject { ["name"] = "Grace Hopper" }, cancellationToken);
        return new Operator(mes, (string)registered["operatorId"]!);
    }

    public Task<JsonObject> Start(string orderId, string operation, CancellationToken cancellationToken) =>
        mes.Post($"/orders/{orderId}/operations/{operation}/start", new JsonObject { ["operatorId"] = OperatorId }, cancellationToken);

    public Task<JsonObject> Complete(string orderId, string operation, CancellationToken cancellationToken) =>
        mes.Post($"/orders/{orderId}/operations/{operation}/complete", new JsonObject { ["operatorId"] = OperatorId }, cancellationToken);

    public Task<JsonObject> Fail(string orderId, string operation, string reason, CancellationToken cancellationToken) =>
        mes.Post($"/orders/{orderId}/operations/{operation}/fail", new JsonObject { ["operatorId"] = OperatorId, ["reason"] = reason }, cancellationToken);

    public Task<JsonObject> Ship(string orderId, CancellationToken cancellationToken) =>
        mes.Post($"/orders/{orderId}/ship", new JsonObject { ["operatorId"] = OperatorId, ["trackingNumber"] = "JD0146000034" }, cancellationToken);

    public async Task<JsonObject?> Order(string orderId, CancellationToken cancellationToken)
    {
        using var response = await mes.GetAsync(new Uri($"/orders/{orderId}", UriKind.Relative), cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        return JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken))!.AsObject();
    }

    public Task<JsonObject?> OrderBecomes(string orderId, string status, CancellationToken cancellationToken) =>
        Eventually.Get($"order {orderId} with status {status} in the MES", token => Order(orderId, token), order => (string?)order?["status"] == status, cancellationToken);

    /// <summary>Makes, packs and ships an approved order.</summary>
    public async Task Produce(string orderId, CancellationToken cancellationToken)
    {
        await OrderBecomes(orderId, "ManufacturingApproved", cancellationToken);
        foreach (var operation in Operations)
        {
            await Start(orderId, operation, cancellationToken);
            await Complete(orderId, operation, cancellationToken);
        }

        await Ship(orderId, cancellationToken);
    }
}
