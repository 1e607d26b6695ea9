namespace Simulator.Apis;

/// <summary>The MES, as operators use it.</summary>
internal sealed class MesApi(ApiClient client)
{
    private const int PageSize = 200;

    /// <summary>Registers an operator.</summary>
    internal Task<OperatorAccount> RegisterAsync(string name, string key, CancellationToken cancellationToken) =>
        client.CreateAsync<OperatorAccount>("operators", new { name }, key, cancellationToken);

    /// <summary>Reads a page of the production queue, oldest order first.</summary>
    internal Task<Page<OrderView>> QueueAsync(string? cursor, CancellationToken cancellationToken) =>
        client.GetAsync<Page<OrderView>>($"queue?limit={PageSize}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", cancellationToken);

    /// <summary>Starts an operation.</summary>
    internal Task<OrderView> StartAsync(string orderId, string operation, Guid operatorId, CancellationToken cancellationToken) =>
        client.ActAsync<OrderView>($"orders/{orderId}/operations/{operation}/start", new { operatorId }, $"orders/{orderId}", cancellationToken);

    /// <summary>Completes an operation.</summary>
    internal Task<OrderView> CompleteAsync(string orderId, string operation, Guid operatorId, CancellationToken cancellationToken) =>
        client.ActAsync<OrderView>($"orders/{orderId}/operations/{operation}/complete", new { operatorId }, $"orders/{orderId}", cancellationToken);

    /// <summary>Reports that an operation failed.</summary>
    internal Task<OrderView> FailAsync(string orderId, string operation, Guid operatorId, OperationFailure reason, CancellationToken cancellationToken) =>
        client.ActAsync<OrderView>($"orders/{orderId}/operations/{operation}/fail", new { operatorId, reason }, $"orders/{orderId}", cancellationToken);

    /// <summary>Hands a packed order to the carrier.</summary>
    internal Task<OrderView> ShipAsync(string orderId, Guid operatorId, string trackingNumber, CancellationToken cancellationToken) =>
        client.ActAsync<OrderView>($"orders/{orderId}/ship", new { operatorId, trackingNumber }, $"orders/{orderId}", cancellationToken);
}
