using Collector.Decoding;
using Collector.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Collector.Reading;

/// <summary>GET /api/metrics: which metrics there are, by default those of the last day.</summary>
internal static class ReadMetrics
{
    private const int MaxName = 256;
    private const int MaxItems = 5_000;

    private const string Select = """
        SELECT r.service, i.name, i.unit, i.kind, r.points, r.last_time, i.description
        FROM (SELECT service, instrument_id, count(*) AS points, max(time) AS last_time FROM metric_points WHERE time >= ? AND time < ? GROUP BY 1, 2) r
        JOIN instruments i ON i.id = r.instrument_id
        """;

    private static readonly TimeSpan DefaultRange = TimeSpan.FromDays(1);

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/metrics", Answer).WithName(nameof(ReadMetrics));

    private static async Task<Ok<Metrics>> Answer(
        [FromQuery(Name = "service")] string? service, [AsParameters] TimeRange range, TelemetryDatabase database, TimeProvider time, CancellationToken cancellationToken)
    {
        var faults = new QueryFaults();
        var to = range.To ?? time.GetUtcNow().AddDays(1);
        var from = range.From ?? to - DefaultRange - TimeSpan.FromDays(1);
        faults.Range(new TimeRange(from, to));
        var name = faults.Text("service", service, MaxName);
        faults.Throw();
        var query = new RecordQuery(Select, from.UtcDateTime, to.UtcDateTime).Where("r.service = ?", name);
        var items = await query.ListAsync(database.Reader, "ORDER BY i.name, r.service", MaxItems, row => new Metric(
            row.GetString(0), row.GetString(1), row.TextOrNull(2), ((MetricKind)row.GetInt16(3)).ToString(), row.GetInt64(4),
            RecordInstant.Format(row.GetDateTime(5), 0), row.TextOrNull(6)), cancellationToken);
        return TypedResults.Ok(new Metrics(items));
    }

    /// <summary>The metrics found.</summary>
    internal sealed record Metrics(IReadOnlyList<Metric> Items);

    /// <summary>A metric of a service.</summary>
    /// <param name="Service">The service's name.</param>
    /// <param name="Name">The metric's name.</param>
    /// <param name="Unit">Its unit (UCUM).</param>
    /// <param name="Kind">Gauge, Sum, Histogram, ExponentialHistogram or Summary.</param>
    /// <param name="Points">How many points it has in the range of time.</param>
    /// <param name="LastTime">When the latest was measured.</param>
    /// <param name="Description">What it measures.</param>
    internal sealed record Metric(string Service, string Name, string? Unit, string Kind, long Points, string LastTime, string? Description);
}
