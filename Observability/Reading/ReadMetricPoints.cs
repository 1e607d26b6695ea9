using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Observability.Reading.Records;
using ServiceDefaults.Http;

namespace Observability.Reading;

/// <summary>GET /api/metrics/{name}: the points of a metric, newest first.</summary>
internal static class ReadMetricPoints
{
    private const int MaxName = 256;

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/metrics/{name}", Answer).WithName(nameof(ReadMetricPoints));

    private static async Task<Ok<Page<MetricPoint>>> Answer(
        string name, [FromQuery(Name = "service")] string? service, [AsParameters] TimeRange range, [AsParameters] PageQuery paging, ITelemetryStore store, CancellationToken cancellationToken)
    {
        var faults = new QueryFaults();
        var page = faults.Page(paging, store);
        faults.Range(range);
        faults.Text("name", name, MaxName);
        var search = new PointSearch(name, faults.Text("service", service, MaxName), range);
        faults.Throw();
        return TypedResults.Ok(page.ToPage(await store.PointsAsync(search, page, cancellationToken), point => point.Position, point => point.Item));
    }
}
