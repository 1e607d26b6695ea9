using Npgsql;
using Observability.Reading.Records;

namespace Observability.Reading.Postgres;

/// <summary>Reads metrics and their points.</summary>
internal static class PointRows
{
    public const string Select = """
        SELECT r.time, r.time_nanos, r.id, r.service, i.kind, i.temporality, i.monotonic, i.unit, r.start_time, r.value, r.value_int, r.count, r.sum, r.min, r.max,
               r.attributes, r.detail
        FROM metric_points r JOIN instruments i ON i.id = r.instrument_id
        """;

    public const string SelectMetrics = """
        SELECT r.service, i.name, i.unit, i.kind, r.points, r.last_time, i.description
        FROM (SELECT service, instrument_id, count(*) AS points, max(time) AS last_time FROM metric_points WHERE time >= ? AND time < ? GROUP BY 1, 2) r
        JOIN instruments i ON i.id = r.instrument_id
        """;

    private static readonly string?[] Temporalities = [null, "Delta", "Cumulative"];

    public static Found<MetricPoint> Read(NpgsqlDataReader row) => new(
        new RowPosition(row.GetDateTime(0), row.GetInt16(1), row.GetInt64(2)).ToCursor(),
        new MetricPoint(
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

    public static Metric ReadMetric(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.TextOrNull(2), ((MetricKind)row.GetInt16(3)).ToString(), row.GetInt64(4), RecordInstant.Format(row.GetDateTime(5), 0), row.TextOrNull(6));
}
