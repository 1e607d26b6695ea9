using Npgsql;

namespace Collector.Reading;

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

    /// <summary>The kinds by number; 0 and what is unknown count as Internal, as the specification demands.</summary>
    private static readonly string[] Kinds = ["Internal", "Internal", "Server", "Client", "Producer", "Consumer"];

    private static readonly string[] Statuses = ["Unset", "Ok", "Error"];

    public static FoundSpan Read(NpgsqlDataReader row)
    {
        var start = row.GetDateTime(0);
        var duration = row.Int64OrNull(10);
        var item = new SpanItem(
            row.HexOrNull(3)!,
            row.HexOrNull(4)!,
            row.HexOrNull(5),
            row.GetString(6),
            Named(Kinds, row.GetInt16(7)),
            row.GetString(8),
            row.TextOrNull(9),
            RecordInstant.Format(start, row.GetInt16(1)),
            duration is { } known ? End(start, row.GetInt16(1), known) : null,
            duration / NanosPerMs,
            Named(Statuses, row.GetInt16(11)),
            row.TextOrNull(12),
            row.TextOrNull(13),
            row.TextOrNull(14),
            row.JsonOrNull(15),
            row.JsonOrNull(16),
            row.JsonOrNull(17),
            row.JsonOrNull(18));
        return new FoundSpan(new RecordPosition(start, row.GetInt16(1), row.GetInt64(2)), item);
    }

    /// <summary>Gives the kinds with their numbers, for filters.</summary>
    public static IReadOnlyDictionary<string, short> KindNumbers { get; } =
        Enumerable.Range(1, Kinds.Length - 1).ToDictionary(number => Kinds[number], number => (short)number, StringComparer.OrdinalIgnoreCase);

    private static string Named(string[] names, short number) => number >= 0 && number < names.Length ? names[number] : names[0];

    private static string End(DateTime start, short nanos, long duration)
    {
        var end = Math.Clamp((long)nanos + duration, -RecordLimits.LongestNanos, RecordLimits.LongestNanos);
        var remainder = (short)(((end % 1_000) + 1_000) % 1_000);
        return RecordInstant.Format(start.AddMicroseconds((end - remainder) / 1_000.0), remainder);
    }

    /// <summary>A span and where in the list it stands.</summary>
    internal sealed record FoundSpan(RecordPosition Position, SpanItem Item);

    /// <summary>A span.</summary>
    internal sealed record SpanItem(
        string TraceId, string SpanId, string? ParentSpanId, string Name, string Kind, string Service, string? Scope, string Start, string? End, double? DurationMs,
        string Status, string? StatusMessage, string? OrderId, string? CustomerId, RawJson? Attributes, RawJson? Events, RawJson? Links, RawJson? Resource);
}
