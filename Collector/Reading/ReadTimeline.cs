using Collector.Decoding;
using Collector.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Collector.Reading;

/// <summary>GET /api/orders/{orderId}/timeline: the business events of an order, in all systems, in order of time.</summary>
internal static class ReadTimeline
{
    /// <summary>An order has some thirty events; a thousand means that something repeats itself, and then the first thousand tell what.</summary>
    private const int MaxItems = 1_000;

    private const int MaxOrderId = 256;

    private const string Select = """
        SELECT r.time, r.time_nanos, coalesce(r.attributes->>'order.system', r.service), r.event_name, r.attributes->>'order.status.old', r.attributes->>'order.status.new',
               r.trace_id, r.span_id, r.severity, r.body
        FROM logs r
        """;

    /// <summary>Equal times are told apart by the sequence of the order's own events, then by the order in which they were received.</summary>
    private const string Order = """
        ORDER BY r.time, r.time_nanos, CASE WHEN r.attributes->>'order.sequence' ~ '^\d{1,9}$' THEN (r.attributes->>'order.sequence')::int END, r.id
        """;

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/orders/{orderId}/timeline", Answer).WithName(nameof(ReadTimeline));

    private static async Task<Ok<Timeline>> Answer(string orderId, TelemetryDatabase database, CancellationToken cancellationToken)
    {
        var faults = new QueryFaults();
        var query = new RecordQuery(Select)
            .Where("r.order_id = ?", faults.Text("orderId", orderId, MaxOrderId))
            .Where("(r.event_name LIKE 'order.%' OR r.event_name LIKE 'mes.%')");
        faults.Throw();
        return TypedResults.Ok(new Timeline(orderId, await query.ListAsync(database.Reader, Order, MaxItems, ReadItem, cancellationToken)));
    }

    private static TimelineItem ReadItem(NpgsqlDataReader row) => new(
        RecordInstant.Format(row.GetDateTime(0), row.GetInt16(1)),
        row.GetString(2),
        row.GetString(3),
        row.TextOrNull(4),
        row.TextOrNull(5),
        row.HexOrNull(6),
        row.HexOrNull(7),
        Severity.Name(row.GetInt16(8)),
        row.TextOrNull(9));

    /// <summary>What happened to an order.</summary>
    internal sealed record Timeline(string OrderId, IReadOnlyList<TimelineItem> Items);

    /// <summary>One thing that happened.</summary>
    internal sealed record TimelineItem(
        string Time, string System, string Event, string? OldStatus, string? NewStatus, string? TraceId, string? SpanId, string? Severity, string? Message);
}
