using Microsoft.AspNetCore.Http.HttpResults;

namespace Observability.Timeline;

/// <summary>GET /api/orders/{orderId}/timeline: the business events of an order, in all systems, in order of time; where logs go to Elasticsearch.</summary>
internal static class ReadTimeline
{
    public static void MapTimeline(this IEndpointRouteBuilder app)
    {
        // Where they go to PostgreSQL, the embedded collector answers.
        if (app.ServiceProvider.GetService<ElasticsearchLogs>() is not null)
            app.MapGet("/api/orders/{orderId}/timeline", Answer).WithName(nameof(ReadTimeline));
    }

    private static async Task<Ok<OrderTimeline>> Answer(string orderId, ElasticsearchLogs logs, CancellationToken cancellationToken) =>
        TypedResults.Ok(new OrderTimeline(orderId, await logs.OfOrderAsync(orderId, cancellationToken)));
}
