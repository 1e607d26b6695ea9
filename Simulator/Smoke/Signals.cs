using System.Globalization;
using Simulator.Apis;

namespace Simulator.Smoke;

/// <summary>What the services reported besides log records: the trace from the upload of the model through pricing and back (requirement 3.1), and metrics (3.2).</summary>
/// <param name="TraceId">The trace.</param>
/// <param name="Spans">How many spans of it each service reported.</param>
/// <param name="Metrics">How many metrics each service reports.</param>
internal sealed record Signals(string TraceId, IReadOnlyDictionary<string, int> Spans, IReadOnlyDictionary<string, int> Metrics)
{
    private static readonly string[] Services = [ServiceName.Shop, ServiceName.CostCalculator, ServiceName.Crm, ServiceName.Mes];

    /// <summary>Gets what has not arrived.</summary>
    internal IEnumerable<string> Missing =>
    [
        .. Services.Where(service => Spans.GetValueOrDefault(service) == 0).Select(service => $"Trace {TraceId} has no spans of {service}."),
        .. Services.Where(service => Metrics.GetValueOrDefault(service) == 0).Select(service => $"There are no metrics of {service}."),
    ];

    /// <summary>Reads what there is by now.</summary>
    internal static async Task<Signals> ReadAsync(TelemetryApi telemetry, string traceId, CancellationToken cancellationToken)
    {
        var spans = await telemetry.SpansAsync(traceId, cancellationToken);
        var metrics = new Dictionary<string, int>();
        foreach (var service in Services)
            metrics[service] = (await telemetry.MetricsAsync(service, cancellationToken)).Count;
        return new Signals(traceId, spans.CountBy(span => span.Service).ToDictionary(), metrics);
    }

    /// <summary>Says it in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"Trace {TraceId}: {Spans.Values.Sum()} spans of {string.Join(", ", Spans.Keys.Order())}. Metrics: {Metrics.Values.Sum()} of {Metrics.Count} services.");
}
