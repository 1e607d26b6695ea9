using Npgsql;
using Observability.Reading.Records;

namespace Observability.Reading.Postgres;

/// <summary>Reads spans as both the search and the trace show them.</summary>
internal static class SpanRows
{
    /// <summary>The attributes that have columns are put back among the others.</summary>
    public const string Select = """
        SELECT r.time, r.time_nanos, r.id, r.trace_id, r.span_id, r.parent_span_id, r.name, r.kind, r.service, s.scope, r.duration_ns, r.status, r.status_message,
               r.order_id, r.customer_id,
               r.attributes || jsonb_strip_nulls(jsonb_build_object('order.id', r.order_id, 'customer.id', r.customer_id)), r.events, r.links, s.resource
        FROM spans r LEFT JOIN sources s ON s.id = r.source_id
        """;

    private const double NanosPerMs = 1_000_000;

    private static readonly string[] Statuses = ["Unset", "Ok", "Error"];

    public static Found<SpanItem> Read(NpgsqlDataReader row)
    {
        var start = row.GetDateTime(0);
        var duration = row.Int64OrNull(10);
        var item = new SpanItem(
            row.HexOrNull(3)!,
            row.HexOrNull(4)!,
            row.HexOrNull(5),
            row.GetString(6),
            Kind(row.GetInt16(7)).ToString(),
            row.GetString(8),
            row.TextOrNull(9),
            RecordInstant.Format(start, row.GetInt16(1)),
            duration is { } known ? End(start, row.GetInt16(1), known) : null,
            duration / NanosPerMs,
            Statuses.ElementAtOrDefault(row.GetInt16(11)) ?? Statuses[0],
            row.TextOrNull(12),
            row.TextOrNull(13),
            row.TextOrNull(14),
            row.JsonOrNull(15),
            row.JsonOrNull(16),
            row.JsonOrNull(17),
            row.JsonOrNull(18));
        return new Found<SpanItem>(new RowPosition(start, row.GetInt16(1), row.GetInt64(2)).ToCursor(), item);
    }

    // What is unknown counts as Internal, as the specification demands.
    private static SpanKind Kind(short number) => Enum.IsDefined((SpanKind)number) ? (SpanKind)number : SpanKind.Internal;

    private static string End(DateTime start, short nanos, long duration)
    {
        var end = Math.Clamp((long)nanos + duration, -RecordLimits.LongestNanos, RecordLimits.LongestNanos);
        var remainder = (short)(((end % 1_000) + 1_000) % 1_000);
        return RecordInstant.Format(start.AddMicroseconds((end - remainder) / 1_000.0), remainder);
    }
}
