using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using ServiceDefaults.Export;
using ServiceDefaults.Health;

namespace ServiceDefaults.Telemetry;

/// <summary>Traces and metrics: what is recorded, under which resource, and that it goes out by OTLP.</summary>
/// <remarks>
/// The sampler is OTEL_TRACES_SAMPLER, which the SDK reads from the configuration. Trace context and baggage travel in the W3C formats, which are the SDK's own default.
/// </remarks>
internal static class TelemetryRegistration
{
    private const string MetricsName = "service-defaults";

    internal static void Add(IHostApplicationBuilder builder, ServiceDefaultsSettings settings, OtlpSettings otlp)
    {
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddAttributes(otlp.Resource));
        string[] sources = ["Messaging", otlp.ServiceName, builder.Environment.ApplicationName, builder.Environment.ApplicationName + ".*"];
        if (!settings.DisableTracing)
            telemetry.WithTracing(tracing => AddTracing(tracing, sources, settings, otlp));
        if (!settings.DisableMetrics)
            telemetry.WithMetrics(metrics => AddMetrics(metrics, sources, otlp));
    }

    private static void AddTracing(TracerProviderBuilder tracing, string[] sources, ServiceDefaultsSettings settings, OtlpSettings otlp)
    {
        tracing
            .AddSource(sources)
            .AddAspNetCoreInstrumentation(server => server.Filter = context => !HealthEndpoints.IsHealth(context))
            .AddHttpClientInstrumentation()
            .AddProcessor<OrderSpanProcessor>();
        if (otlp.Endpoint is not null)
            tracing.AddProcessor(provider => CreateQueue(provider, settings, otlp));
    }

    private static SpanQueue CreateQueue(IServiceProvider provider, ServiceDefaultsSettings settings, OtlpSettings otlp)
    {
        var exporter = new OtlpExporterOptions();
        Configure(exporter, Signal.Traces, otlp, provider.GetRequiredService<OtlpTransport>());
        var backlog = new Backlog(settings.SpanQueueLimit);
        var loss = provider.GetRequiredService<TelemetryLoss>();
        var batching = provider.GetRequiredService<IOptionsMonitor<BatchExportActivityProcessorOptions>>().CurrentValue;
        return new SpanQueue(new SpanExporter(exporter, backlog, loss), backlog, settings.SpanQueueLimit, batching, loss, provider.GetRequiredService<ExportGrace>());
    }

    private static void Configure(OtlpExporterOptions exporter, string signal, OtlpSettings otlp, OtlpTransport transport)
    {
#pragma warning disable CS0618 // gRPC is what the specification calls the default, and what the services are told to speak.
        exporter.Protocol = otlp.IsGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
#pragma warning restore CS0618
        exporter.Endpoint = transport.Address(signal);
        exporter.Headers = string.Join(',', otlp.Headers.Select(header => $"{header.Key}={Uri.EscapeDataString(header.Value)}"));
        exporter.HttpClientFactory = () => transport.Client(signal);
    }

    private static void AddMetrics(MeterProviderBuilder metrics, string[] meters, OtlpSettings otlp)
    {
        metrics
            .AddMeter(meters)
            .AddMeter(TelemetryLoss.MeterName)
            .AddAspNetCoreInstrumentation()
            .AddHttpClientInstrumentation()
            .AddRuntimeInstrumentation();
        if (otlp.Endpoint is not null)
        {
            // Configured through its own section of options, which knows the container that the exporter's callback does not.
            metrics.AddOtlpExporter(MetricsName, default(Action<OtlpExporterOptions>));
            metrics.ConfigureServices(services =>
            {
                services.AddOptions<OtlpExporterOptions>(MetricsName).Configure<OtlpTransport>((exporter, transport) => Configure(exporter, Signal.Metrics, otlp, transport));
                services.AddOptions<MetricReaderOptions>(MetricsName)
                    .Configure(reader => reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int?)otlp.MetricInterval?.TotalMilliseconds);
            });
        }
    }
}
