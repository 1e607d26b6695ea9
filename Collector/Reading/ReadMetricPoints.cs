using System.Text.Json.Serialization;
using Collector.Decoding;
using Collector.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using ServiceDefaults.Http;

namespace Collector.Reading;

/// <summary>GET /api/metrics/{name}: the points of a metric, newest first.</summary>
internal static class ReadMetricPoints
{
    private const int MaxName = 256;

    private const string Select = """
        SELECT r.time, r.time_nanos, r.id, r.service, i.kind, i.temporality, i.monotonic, i.unit, r.start_time, r.value, r.value_int, r.count, r.sum, r.min, r.max,
               r.attributes, r.detail
        FROM metric_points r JOIN instruments i ON i.id = r.instrument_id
        """;

    private static readonly string?[] Temporalities = [null, "Delta", "Cumulative"];

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/metrics/{name}", Answer).WithName(nameof(ReadMetricPoints));

    private static async Task<Ok<Page<Point>>> Answer(
        string name, [FromQuery(Name = "service")] string? service, [AsParameters] TimeRange range, [AsParameters] PageQuery paging, TelemetryDatabase database, CancellationToken cancellationToken)
    {
        var faults = new QueryFaults();
        var page = faults.Page(paging);
        faults.Range(range);
        var query = new RecordQuery(Select)
            .Where("i.name = ?", faults.Text("name", name, MaxName))
            .Where("r.service = ?", faults.Text("service", service, MaxName))
            .Where("r.time >= ?", range.From?.UtcDateTime)
            .Where("r.time < ?", range.To?.UtcDateTime)
            .After(RecordPosition.Of(page));
        faults.Throw();
        var found = await query.ListAsync(database.Reader, "ORDER BY r.time DESC, r.time_nanos DESC, r.id DESC", page.Fetch, Read, cancellationToken);
        return TypedResults.Ok(page.ToPage(found, point => point.Position.ToCursor(), point => point.Item));
    }

    private static FoundPoint Read(NpgsqlDataReader row) => new(
        new RecordPosition(row.GetDateTime(0), row.GetInt16(1), row.GetInt64(2)),
        new Point(
            RecordInstant.Format(row.GetDateTime(0), row.GetInt16(1)),
            row.IsDBNull(8) ? null : RecordInstant.Format(row.GetDateTime(8), 0),
            row.GetString(3),
            ((MetricKind)row.GetInt16(4)).ToString(),
            row.TextOrNull(7),
            Temporalities.ElementAtOrDefault(row.GetInt16(5)),
            row.GetBoolean(6),
            row.DoubleOrNull(9) ?? row.Int64OrNull(10),
            row.Int64OrNull(11),
            row.DoubleOrNull(12),
            row.DoubleOrNull(13),
            row.DoubleOrNull(14),
            row.JsonOrNull(15),
            row.JsonOrNull(16)));

    private sealed record FoundPoint(RecordPosition Position, Point Item);

    /// <summary>One point of a metric; which of the values are there depends on its kind.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    internal sealed record Point(
        string Time, string? StartTime, string Service, string Kind, string? Unit, string? Temporality, bool Monotonic, double? Value,
        long? Count, double? Sum, double? Min, double? Max, RawJson? Attributes, RawJson? Detail);
}
