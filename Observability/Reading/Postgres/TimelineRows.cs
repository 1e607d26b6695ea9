using Npgsql;
using Observability.Archiving.Records;
using Observability.Reading.Records;

namespace Observability.Reading.Postgres;

/// <summary>Reads the business events of an order.</summary>
internal static class TimelineRows
{
    public const string Select = """
        SELECT r.time, r.time_nanos, coalesce(r.attributes->>'order.system', r.service), r.event_name, r.attributes->>'order.status.old', r.attributes->>'order.status.new',
               r.trace_id, r.span_id, r.severity, r.body
        FROM logs r
        """;

    /// <summary>Equal times are told apart by the sequence of the order's own events, then by the order in which they were received.</summary>
    public const string Order = """
        ORDER BY r.time, r.time_nanos, CASE WHEN r.attributes->>'order.sequence' ~ '^\d{1,9}$' THEN (r.attributes->>'order.sequence')::int END, r.id
        """;

    public static TimelineItem Read(NpgsqlDataReader row) => new(
        RecordInstant.Format(row.GetDateTime(0), row.GetInt16(1)),
        row.GetString(2),
        row.GetString(3),
        row.TextOrNull(4),
        row.TextOrNull(5),
        row.HexOrNull(6),
        row.HexOrNull(7),
        SeverityNames.Name(row.GetInt16(8)),
        row.TextOrNull(9));
}
