using Collector.Decoding;
using Collector.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Http;

namespace Collector.Reading;

/// <summary>GET /api/logs: log records by field, text and time, newest first.</summary>
internal static class SearchLogs
{
    private const int MaxName = 256;
    private const int MaxText = 1_000;

    private static readonly Dictionary<string, short> Severities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["TRACE"] = Severity.Trace,
        ["DEBUG"] = Severity.Debug,
        ["INFO"] = Severity.Info,
        ["WARN"] = Severity.Warn,
        ["ERROR"] = Severity.Error,
        ["FATAL"] = Severity.Fatal,
    };

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/logs", Answer).WithName(nameof(SearchLogs));

    private static async Task<Ok<Page<LogRows.LogItem>>> Answer(
        [AsParameters] Filter filter, [AsParameters] TimeRange range, [AsParameters] PageQuery paging, TelemetryDatabase database, CancellationToken cancellationToken)
    {
        var faults = new QueryFaults();
        var page = faults.Page(paging);
        var query = ToQuery(filter, range, faults).After(RecordPosition.Of(page));
        faults.Throw();
        var found = await query.ListAsync(database.Reader, "ORDER BY r.time DESC, r.time_nanos DESC, r.id DESC", page.Fetch, LogRows.Read, cancellationToken);
        return TypedResults.Ok(page.ToPage(found, log => log.Position.ToCursor(), log => log.Item));
    }

    private static RecordQuery ToQuery(Filter filter, TimeRange range, QueryFaults faults)
    {
        faults.Range(range);
        var query = new RecordQuery(LogRows.Select)
            .Where("r.service = ?", faults.Text("service", filter.Service, MaxName))
            .Where("r.event_name = ?", faults.Text("event", filter.Event, MaxName))
            .Where("r.order_id = ?", faults.Text("orderId", filter.OrderId, MaxName))
            .Where("r.customer_id = ?", faults.Text("customerId", filter.CustomerId, MaxName))
            .Where("r.trace_id = ?", faults.Hex("traceId", filter.TraceId, SpanId.TraceIdBytes))
            .Where("r.body ILIKE ?", Contains(faults.Text("text", filter.Text, MaxText)))
            .Where("r.time >= ?", range.From?.UtcDateTime)
            .Where("r.time < ?", range.To?.UtcDateTime);
        var severity = faults.OneOf("severity", filter.Severity, Severities);
        query.Where("r.severity >= ?", severity);

        // Says to the planner, which does not know the parameter's value, that the index on severe records will do.
        if (severity >= Severity.Warn)
            query.Where("r.severity >= 13");
        return query;
    }

    private static string? Contains(string? text) => text is null
        ? null
        : $"%{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";

    /// <summary>What to search for; all of it must hold.</summary>
    /// <param name="Service">The service's name.</param>
    /// <param name="Event">The event's name.</param>
    /// <param name="Severity">The lowest severity: TRACE, DEBUG, INFO, WARN, ERROR or FATAL.</param>
    /// <param name="OrderId">The order's number.</param>
    /// <param name="CustomerId">The customer's id.</param>
    /// <param name="TraceId">The trace, 32 hexadecimal digits.</param>
    /// <param name="Text">What the message contains, in any case.</param>
    internal sealed record Filter(
        [FromQuery(Name = "service")] string? Service,
        [FromQuery(Name = "event")] string? Event,
        [FromQuery(Name = "severity")] string? Severity,
        [FromQuery(Name = "orderId")] string? OrderId,
        [FromQuery(Name = "customerId")] string? CustomerId,
        [FromQuery(Name = "traceId")] string? TraceId,
        [FromQuery(Name = "text")] string? Text);
}
