using Collector.Tests.Otlp;
using SystemTests.BadInput;
using SystemTests.Store;

namespace SystemTests.RollOut;

/// <summary>A log record, a span and a metric of each of several systems, to find out of which they are stored.</summary>
internal sealed class RollOutProbe(params string[] systems)
{
    private const uint StatusError = 2;

    private readonly string _name = $"probe.{Guid.CreateVersion7():n}";

    /// <summary>Sends each signal of all systems in one request: what is stored of one could be of each.</summary>
    internal async Task SendAsync(HttpClient receiver, CancellationToken cancellationToken)
    {
        var now = (ulong)TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() * 1_000_000;
        var trace = Guid.NewGuid().ToByteArray();
        await receiver.SendOtlpAsync("logs", Together(service => Request.Of(service, new Log { Time = now, EventName = _name })), cancellationToken);
        await receiver.SendOtlpAsync("metrics", Together(service => Request.Of(service, Metrics.Gauge(_name, now, 1))), cancellationToken);
        await receiver.SendOtlpAsync("traces", Together(service => Request.Of(service, Failed(trace, now))), cancellationToken);
    }

    /// <summary>Waits until all three signals are there of these systems, and of no other.</summary>
    internal Task<string> FoundOfAsync(string[] stored, TelemetryReader telemetry, CancellationToken cancellationToken) => Eventually.Get(
        Say(stored, stored, stored), token => FoundAsync(telemetry, token), found => found == Say(stored, stored, stored), cancellationToken);

    /// <summary>Says by signal of which systems it is there.</summary>
    internal async Task<string> FoundAsync(TelemetryReader telemetry, CancellationToken cancellationToken)
    {
        var (logs, metrics, spans) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var service in systems)
        {
            if ((await telemetry.Logs($"service={service}&event={_name}", cancellationToken)).Count > 0)
                logs.Add(service);
            if ((await telemetry.Metrics(service, cancellationToken)).Any(metric => (string?)metric["name"] == _name))
                metrics.Add(service);
            if ((await telemetry.Spans($"service={service}&name={_name}", cancellationToken)).Count > 0)
                spans.Add(service);
        }

        return Say(logs, metrics, spans);
    }

    internal static string Say(IEnumerable<string> logs, IEnumerable<string> metrics, IEnumerable<string> spans) =>
        $"logs of {string.Join(", ", logs)}; metrics of {string.Join(", ", metrics)}; spans of {string.Join(", ", spans)}";

    // A message in protobuf after another is both in one.
    private byte[] Together(Func<string, Request> request) => [.. systems.SelectMany(service => request(service).Protobuf)];

    // A trace with an error is always kept.
    private Span Failed(byte[] trace, ulong now) =>
        new() { TraceId = trace, SpanId = Guid.NewGuid().ToByteArray()[..8], Name = _name, Start = now, End = now + 1_000_000, Status = StatusError };
}
