using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Observability.Reading.Records;
using ServiceDefaults.Http;

namespace Observability.Reading;

/// <summary>GET /api/spans: spans by field and time, newest first.</summary>
internal static class SearchSpans
{
    private const int MaxName = 256;

    private static readonly Dictionary<string, SpanKind> Kinds = Enum.GetValues<SpanKind>().ToDictionary(kind => kind.ToString(), StringComparer.OrdinalIgnoreCase);

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/spans", Answer).WithName(nameof(SearchSpans));

    private static async Task<Ok<Page<SpanItem>>> Answer(
        [AsParameters] Filter filter, [AsParameters] TimeRange range, [AsParameters] PageQuery paging, ITelemetryStore store, CancellationToken cancellationToken)
    {
        var faults = new QueryFaults();
        var page = faults.Page(paging, store);
        faults.Range(range);
        var search = new SpanSearch(
            faults.Text("service", filter.Service, MaxName),
            faults.Text("name", filter.Name, MaxName),
            faults.OneOf("kind", filter.Kind, Kinds),
            faults.Text("orderId", filter.OrderId, MaxName),
            range);
        faults.Throw();
        return TypedResults.Ok(page.ToPage(await store.SpansAsync(search, page, cancellationToken), span => span.Position, span => span.Item));
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
