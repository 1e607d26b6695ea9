using Collector.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Http;

namespace Collector.Reading;

/// <summary>GET /api/spans: spans by field and time, newest first.</summary>
internal static class SearchSpans
{
    private const int MaxName = 256;

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/spans", Answer).WithName(nameof(SearchSpans));

    private static async Task<Ok<Page<SpanRows.SpanItem>>> Answer(
        [AsParameters] Filter filter, [AsParameters] TimeRange range, [AsParameters] PageQuery paging, TelemetryDatabase database, CancellationToken cancellationToken)
    {
        var faults = new QueryFaults();
        var page = faults.Page(paging);
        faults.Range(range);
        var query = new RecordQuery(SpanRows.Select)
            .Where("r.service = ?", faults.Text("service", filter.Service, MaxName))
            .Where("r.name = ?", faults.Text("name", filter.Name, MaxName))
            .Where("r.kind = ?", faults.OneOf("kind", filter.Kind, SpanRows.KindNumbers))
            .Where("r.order_id = ?", faults.Text("orderId", filter.OrderId, MaxName))
            .Where("r.time >= ?", range.From?.UtcDateTime)
            .Where("r.time < ?", range.To?.UtcDateTime)
            .After(RecordPosition.Of(page));
        faults.Throw();
        var found = await query.ListAsync(database.Reader, "ORDER BY r.time DESC, r.time_nanos DESC, r.id DESC", page.Fetch, SpanRows.Read, cancellationToken);
        return TypedResults.Ok(page.ToPage(found, span => span.Position.ToCursor(), span => span.Item));
    }

    /// <summary>What to search for; all of it must hold.</summary>
    /// <param name="Service">The service's name.</param>
    /// <param name="Name">The span's name.</param>
    /// <param name="Kind">Internal, Server, Client, Producer or Consumer.</param>
    /// <param name="OrderId">The order's number.</param>
    internal sealed record Filter(
        [FromQuery(Name = "service")] string? Service,
        [FromQuery(Name = "name")] string? Name,
        [FromQuery(Name = "kind")] string? Kind,
        [FromQuery(Name = "orderId")] string? OrderId);
}
