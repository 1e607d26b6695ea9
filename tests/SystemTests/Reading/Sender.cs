using Collector.Tests.Otlp;
using SystemTests.BadInput;

namespace SystemTests.Reading;

/// <summary>Sends records to whatever takes telemetry, as a service would.</summary>
internal sealed class Sender(WholeSystem system)
{
    public Task Logs(string service, params IReadOnlyList<Log> logs) => SendAsync("logs", Request.Of(service, logs));

    public Task Spans(string service, params IReadOnlyList<Span> spans) => SendAsync("traces", Request.Of(service, spans));

    public Task Metrics(string service, params IReadOnlyList<Metric> metrics) => SendAsync("metrics", Request.Of(service, metrics));

    private async Task SendAsync(string signal, Request request)
    {
        using var client = system.Client(system.Collector);
        await client.SendOtlpAsync(signal, request.Protobuf, TestContext.Current.CancellationToken);
    }
}
