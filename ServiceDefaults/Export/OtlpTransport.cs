using ServiceDefaults.Telemetry;

namespace ServiceDefaults.Export;

/// <summary>Makes what the exporters of all signals send through.</summary>
/// <remarks>The receiver is reached without the tracing that this process records: a span for each export would be exported in turn.</remarks>
internal sealed class OtlpTransport(OtlpSettings otlp, TelemetryLoss loss, ExportGrace grace, TimeProvider timeProvider)
{
    /// <summary>Gets or sets what makes the handlers that send; benchmarks put a receiver in its place.</summary>
    internal Func<HttpMessageHandler> Connect { get; init; } = static () => new SocketsHttpHandler { ActivityHeadersPropagator = null };

    internal ExportHandler Handler(string signal, Action<int>? settled = null) => new(Connect(), signal, loss, grace, otlp.Timeout, settled, timeProvider);

    // Without a client of its own an exporter takes one from the factory, with service discovery, retries and the exchange log, none of which it needs.
    internal HttpClient Client(string signal) => new(Handler(signal)) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Gives the address of one signal.</summary>
    internal Uri Address(string signal) => otlp.IsGrpc ? otlp.Endpoint! : new UriBuilder(otlp.Endpoint!) { Path = $"{otlp.Endpoint!.AbsolutePath.TrimEnd('/')}/v1/{signal}" }.Uri;
}
