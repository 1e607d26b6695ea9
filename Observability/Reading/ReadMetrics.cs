using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Observability.Reading.Records;

namespace Observability.Reading;

/// <summary>GET /api/metrics: which metrics there are, by default those of the last day.</summary>
internal static class ReadMetrics
{
    private const int MaxName = 256;
    private const int MaxItems = 5_000;

    private static readonly TimeSpan DefaultRange = TimeSpan.FromDays(1);

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/metrics", Answer).WithName(nameof(ReadMetrics));

    private static async Task<Ok<Metrics>> Answer(
        [FromQuery(Name = "service")] string? service, [AsParameters] TimeRange range, ITelemetryStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var faults = new QueryFaults();
        var to = range.To ?? time.GetUtcNow().AddDays(1);
        var from = range.From ?? to - DefaultRange - TimeSpan.FromDays(1);
        faults.Range(new TimeRange(from, to));
        var name = faults.Text("service", service, MaxName);
        faults.Throw();
        return TypedResults.Ok(new Metrics(await store.MetricsAsync(name, from, to, MaxItems, cancellationToken)));
    }

    /// <summary>The metrics found.</summary>
    internal sealed record Metrics(IReadOnlyList<Metric> Items);
}
