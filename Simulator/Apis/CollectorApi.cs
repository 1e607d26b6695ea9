namespace Simulator.Apis;

/// <summary>The log store's read API.</summary>
internal sealed class CollectorApi(ApiClient client)
{
    /// <summary>Reads the business events of an order; an order without any has an empty timeline.</summary>
    internal Task<Timeline> TimelineAsync(string orderId, CancellationToken cancellationToken) =>
        client.GetAsync<Timeline>($"api/orders/{orderId}/timeline", cancellationToken);
}
