using Collector.Decoding;

namespace Collector.Ingest;

/// <summary>The paths that OTLP prescribes.</summary>
internal static class IngestRoute
{
    /// <summary>Finds the signal of an OTLP/HTTP path (https://opentelemetry.io/docs/specs/otlp/#otlphttp-request).</summary>
    public static Signal? Http(PathString path) => path.Value switch
    {
        "/v1/logs" => Signal.Logs,
        "/v1/traces" => Signal.Traces,
        "/v1/metrics" => Signal.Metrics,
        _ => null,
    };

    /// <summary>Finds the signal of an OTLP/gRPC method.</summary>
    public static Signal? Grpc(PathString path) => path.Value switch
    {
        "/opentelemetry.proto.collector.logs.v1.LogsService/Export" => Signal.Logs,
        "/opentelemetry.proto.collector.trace.v1.TraceService/Export" => Signal.Traces,
        "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export" => Signal.Metrics,
        _ => null,
    };
}
