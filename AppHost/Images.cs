namespace AppHost;

/// <summary>The container images that Aspire has no method of its own for, and their versions.</summary>
internal static class Images
{
    /// <summary>Elasticsearch and Kibana must be of the same version.</summary>
    internal const string ElasticTag = "8.19.0";

    internal const string Kibana = "kibana";

    internal const string Jaeger = "jaegertracing/jaeger";
    internal const string JaegerTag = "2.6.0";

    internal const string OtelCollector = "otel/opentelemetry-collector-contrib";
    internal const string OtelCollectorTag = "0.121.0";
}
