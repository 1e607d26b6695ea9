using Microsoft.AspNetCore.Http.HttpResults;
using Observability.Reading.Records;

namespace Observability.Reading;

/// <summary>GET /api/orders/{orderId}/timeline: the business events of an order, in all systems, in order of time.</summary>
internal static class ReadTimeline
{
    /// <summary>An order has some thirty events; a thousand means that something repeats itself, and then the first thousand tell what.</summary>
    private const int MaxItems = 1_000;

    private const int MaxOrderId = 256;

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/orders/{orderId}/timeline", Answer).WithName(nameof(ReadTimeline));

    private static async Task<Ok<Timeline>> Answer(string orderId, ITelemetryStore store, CancellationToken cancellationToken)
    {
        var faults = new QueryFaults();
        faults.Text("orderId", orderId, MaxOrderId);
        faults.Throw();
        return TypedResults.Ok(new Timeline(orderId, await store.TimelineAsync(orderId, MaxItems, cancellationToken)));
    }

    /// <summary>What happened to an order.</summary>
    internal sealed record Timeline(string OrderId, IReadOnlyList<TimelineItem> Items);
}
