namespace Collector.Reading;

/// <summary>The read API: what happened to an order, a trace, records by field and time.</summary>
internal static class ReadApi
{
    public static WebApplication MapReadApi(this WebApplication app)
    {
        var api = app.MapGroup("/api");
        ReadTimeline.Map(api);
        ReadTrace.Map(api);
        SearchLogs.Map(api);
        SearchSpans.Map(api);
        ReadMetrics.Map(api);
        ReadMetricPoints.Map(api);
        return app;
    }
}
