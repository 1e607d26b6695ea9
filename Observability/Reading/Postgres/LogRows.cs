using Npgsql;
using Observability.Archiving.Records;
using Observability.Reading.Records;

namespace Observability.Reading.Postgres;

/// <summary>Reads log records as both the search and the trace show them.</summary>
internal static class LogRows
{
    /// <summary>The attributes that have columns are put back among the others.</summary>
    public const string Select = """
        SELECT r.time, r.time_nanos, r.id, r.severity, r.severity_text, r.service, r.event_name, r.body, r.trace_id, r.span_id, r.order_id, r.customer_id,
               r.attributes || jsonb_strip_nulls(jsonb_build_object('order.id', r.order_id, 'customer.id', r.customer_id)), s.resource, s.scope,
               r.exception_type, r.attributes->>'exception.message', r.attributes->>'exception.stacktrace'
        FROM logs r LEFT JOIN sources s ON s.id = r.source_id
        """;

    public static Found<LogItem> Read(NpgsqlDataReader row) => new(
        new RowPosition(row.GetDateTime(0), row.GetInt16(1), row.GetInt64(2)).ToCursor(),
        new LogItem(
            RecordInstant.Format(row.GetDateTime(0), row.GetInt16(1)),
            SeverityNames.Name(row.GetInt16(3)) ?? row.TextOrNull(4),
            row.GetInt16(3),
            row.GetString(5),
            row.TextOrNull(6),
            row.TextOrNull(7),
            row.HexOrNull(8),
            row.HexOrNull(9),
            row.TextOrNull(10),
            row.TextOrNull(11),
            row.JsonOrNull(12),
            row.JsonOrNull(13),
            row.TextOrNull(14),
            row.TextOrNull(15) is { } type ? new LogException(type, row.TextOrNull(16), row.TextOrNull(17)) : null));
}
