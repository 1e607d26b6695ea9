using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using ServiceDefaults.Health;

namespace ServiceDefaults.Telemetry;

/// <summary>Traces and metrics: what is recorded, under which resource, and that it goes out by OTLP.</summary>
/// <remarks>
/// The sampler is OTEL_TRACES_SAMPLER, the exporter OTEL_EXPORTER_OTLP_*; the SDK reads both from the configuration. Trace context and baggage travel in the
/// W3C formats, which are the SDK's own default.
/// </remarks>
internal static class TelemetryRegistration
{
    internal static void Add(IHostApplicationBuilder builder, ServiceDefaultsSettings settings, OtlpSettings otlp)
    {
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddAttributes(otlp.Resource));
        string[] sources = ["Messaging", otlp.ServiceName, builder.Environment.ApplicationName, builder.Environment.ApplicationName + ".*"];
        if (!settings.DisableTracing)
            telemetry.WithTracing(tracing => AddTracing(tracing, sources, otlp));
        if (!settings.DisableMetrics)
            telemetry.WithMetrics(metrics => AddMetrics(metrics, sources, otlp));
    }

    private static void AddTracing(TracerProviderBuilder tracing, string[] sources, OtlpSettings otlp)
    {
        tracing
            .AddSource(sources)
            .AddAspNetCoreInstrumentation(server => server.Filter = context => !HealthEndpoints.IsHealth(context))
            .AddHttpClientInstrumentation()
            .AddProcessor<OrderSpanProcessor>();
        if (otlp.Endpoint is not null)
            tracing.AddOtlpExporter(exporter => exporter.HttpClientFactory = () => PlainClient(otlp));
    }

    private static void AddMetrics(MeterProviderBuilder metrics, string[] meters, OtlpSettings otlp)
    {
        metrics
            .AddMeter(meters)
            .AddMeter(Logging.LogLoss.MeterName)
            .AddAspNetCoreInstrumentation()
            .AddHttpClientInstrumentation()
            .AddRuntimeInstrumentation();
        if (otlp.Endpoint is not null)
        {
            metrics.AddOtlpExporter((exporter, reader) =>
            {
                exporter.HttpClientFactory = () => PlainClient(otlp);
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int?)otlp.MetricInterval?.TotalMilliseconds;
            });
        }
    }

    // Without this the exporter takes a client from the factory, with service discovery, retries and the exchange log, none of which it needs: it retries by itself.
    private static HttpClient PlainClient(OtlpSettings otlp) => new() { Timeout = otlp.Timeout };
}
