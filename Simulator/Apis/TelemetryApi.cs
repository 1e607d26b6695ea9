using System.Net;

namespace Simulator.Apis;

/// <summary>What is asked about telemetry, wherever it is kept.</summary>
internal sealed class TelemetryApi(ApiClient client)
{
    /// <summary>Reads the business events of an order; an order without any has an empty timeline.</summary>
    internal Task<Timeline> TimelineAsync(string orderId, CancellationToken cancellationToken) =>
        client.GetAsync<Timeline>($"api/orders/{orderId}/timeline", cancellationToken);

    /// <summary>Reads the spans of a trace; one that has not arrived has none.</summary>
    internal async Task<IReadOnlyList<TracedSpan>> SpansAsync(string traceId, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.GetAsync<Trace>($"api/traces/{traceId}", cancellationToken)).Spans;
        }
        catch (RefusedException refused) when (refused.Status == HttpStatusCode.NotFound)
        {
            return [];
        }
    }

    /// <summary>Lists the metrics that a service reports.</summary>
    internal async Task<IReadOnlyList<ReportedMetric>> MetricsAsync(string service, CancellationToken cancellationToken) =>
        (await client.GetAsync<Metrics>($"api/metrics?service={service}", cancellationToken)).Items;

    private sealed record Trace(IReadOnlyList<TracedSpan> Spans);

    private sealed record Metrics(IReadOnlyList<ReportedMetric> Items);
}
