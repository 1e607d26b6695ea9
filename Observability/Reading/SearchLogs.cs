using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Observability.Archiving.Records;
using Observability.Reading.Records;
using ServiceDefaults.Http;

namespace Observability.Reading;

/// <summary>GET /api/logs: log records by field, text and time, newest first.</summary>
internal static class SearchLogs
{
    private const int MaxName = 256;
    private const int MaxText = 1_000;

    private static readonly Dictionary<string, int> Severities = SeverityNames.All.ToDictionary(name => name, name => SeverityNames.Number(name)!.Value, StringComparer.OrdinalIgnoreCase);

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/logs", Answer).WithName(nameof(SearchLogs));

    private static async Task<Ok<Page<LogItem>>> Answer(
        [AsParameters] Filter filter, [AsParameters] TimeRange range, [AsParameters] PageQuery paging, ITelemetryStore store, CancellationToken cancellationToken)
    {
        var faults = new QueryFaults();
        var page = faults.Page(paging, store);
        faults.Range(range);
        var search = new LogSearch(
            faults.Text("service", filter.Service, MaxName),
            faults.Text("event", filter.Event, MaxName),
            faults.OneOf("severity", filter.Severity, Severities),
            faults.Text("orderId", filter.OrderId, MaxName),
            faults.Text("customerId", filter.CustomerId, MaxName),
            faults.TraceId("traceId", filter.TraceId),
            faults.Text("text", filter.Text, MaxText),
            range);
        faults.Throw();
        return TypedResults.Ok(page.ToPage(await store.LogsAsync(search, page, cancellationToken), log => log.Position, log => log.Item));
    }

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
