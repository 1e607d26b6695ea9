using System.Text.Json.Nodes;

namespace SystemTests.People;

/// <summary>A customer of the online shop.</summary>
internal sealed class Customer(HttpClient shop, string customerId, JsonObject data)
{
    public string CustomerId { get; } = customerId;

    /// <summary>What they said of themselves: name, email, phone, address.</summary>
    public JsonObject Data { get; } = data;

    public static async Task<Customer> Register(HttpClient shop, JsonObject data, CancellationToken cancellationToken)
    {
        var registered = await shop.Create("/customers", data, cancellationToken);
        return new Customer(shop, (string)registered["customerId"]!, data);
    }

    public async Task<string> CreateOrder(CancellationToken cancellationToken, string material = "Pla", int quantity = 2)
    {
        var order = await shop.Create($"/customers/{CustomerId}/orders", new JsonObject { ["material"] = material, ["quantity"] = quantity }, cancellationToken);
        return (string)order["orderId"]!;
    }

    public Task<JsonObject> Upload(string orderId, byte[] model, CancellationToken cancellationToken) =>
        shop.Upload($"/customers/{CustomerId}/orders/{orderId}/model?fileName=box.stl", model, cancellationToken);

    public Task<JsonObject> Approve(string orderId, CancellationToken cancellationToken) =>
        shop.Post($"/customers/{CustomerId}/orders/{orderId}/approve", [], cancellationToken);

    public Task<JsonObject> Cancel(string orderId, CancellationToken cancellationToken) =>
        shop.Post($"/customers/{CustomerId}/orders/{orderId}/cancel", new JsonObject { ["reason"] = "changed my mind" }, cancellationToken);

    public Task<JsonObject> Order(string orderId, CancellationToken cancellationToken) =>
        shop.Get($"/customers/{CustomerId}/orders/{orderId}", cancellationToken);

    public Task<JsonObject> OrderBecomes(string orderId, string status, CancellationToken cancellationToken) =>
        Eventually.Get($"order {orderId} with status {status} in the shop", token => Order(orderId, token), order => (string?)order["status"] == status, cancellationToken);

    /// <summary>Orders a box and waits for its price.</summary>
    public async Task<string> PricedOrder(CancellationToken cancellationToken)
    {
        var orderId = await CreateOrder(cancellationToken);
        await Upload(orderId, Some.BoxStl(), cancellationToken);
        await OrderBecomes(orderId, "PriceCalculated", cancellationToken);
        return orderId;
    }

    /// <summary>Orders a box, waits for its price and approves it.</summary>
    public async Task<string> ApprovedOrder(CancellationToken cancellationToken)
    {
        var orderId = await PricedOrder(cancellationToken);
        await Approve(orderId, cancellationToken);
        return orderId;
    }
}
