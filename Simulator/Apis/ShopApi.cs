namespace Simulator.Apis;

/// <summary>The online shop, as its customers use it.</summary>
internal sealed class ShopApi(ApiClient client)
{
    /// <summary>Registers a customer.</summary>
    internal Task<CustomerAccount> RegisterAsync(NewCustomer customer, string key, CancellationToken cancellationToken) =>
        client.CreateAsync<CustomerAccount>("customers", customer, key, cancellationToken);

    /// <summary>Places an order.</summary>
    internal Task<OrderView> CreateOrderAsync(Guid customerId, Material material, int quantity, string key, CancellationToken cancellationToken) =>
        client.CreateAsync<OrderView>($"customers/{customerId}/orders", new { material, quantity }, key, cancellationToken);

    /// <summary>Reads an order.</summary>
    internal Task<OrderView> ReadAsync(Guid customerId, string orderId, CancellationToken cancellationToken) =>
        client.GetAsync<OrderView>(PathOf(customerId, orderId), cancellationToken);

    /// <summary>Uploads the model of an order.</summary>
    internal Task<OrderView> UploadAsync(Guid customerId, string orderId, ModelUpload model, CancellationToken cancellationToken) =>
        client.UploadAsync<OrderView>(ModelPathOf(customerId, orderId, model), model.Open, PathOf(customerId, orderId), cancellationToken);

    /// <summary>Begins to upload, and breaks off.</summary>
    internal Task AbandonUploadAsync(Guid customerId, string orderId, ModelUpload half, CancellationToken cancellationToken) =>
        client.BreakOffAsync(ModelPathOf(customerId, orderId, half), half.Open, cancellationToken);

    /// <summary>Accepts the price.</summary>
    internal Task<OrderView> ApproveAsync(Guid customerId, string orderId, CancellationToken cancellationToken) =>
        client.ActAsync<OrderView>($"{PathOf(customerId, orderId)}/approve", new { }, PathOf(customerId, orderId), cancellationToken);

    /// <summary>Cancels an order, or asks for it where it is in production.</summary>
    internal Task<OrderView> CancelAsync(Guid customerId, string orderId, string reason, CancellationToken cancellationToken) =>
        client.ActAsync<OrderView>($"{PathOf(customerId, orderId)}/cancel", new { reason }, PathOf(customerId, orderId), cancellationToken);

    private static string ModelPathOf(Guid customerId, string orderId, ModelUpload model) =>
        $"{PathOf(customerId, orderId)}/model?fileName={Uri.EscapeDataString(model.FileName)}";

    private static string PathOf(Guid customerId, string orderId) => $"customers/{customerId}/orders/{orderId}";
}
