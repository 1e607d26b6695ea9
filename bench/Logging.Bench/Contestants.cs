using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using Serilog;
using Serilog.Extensions.Logging;
using Serilog.Sinks.OpenTelemetry;
using ServiceDefaults;
using ServiceDefaults.Export;
using ServiceDefaults.Telemetry;

namespace Logging.Bench;

/// <summary>The ways that are compared. All export by OTLP over HTTP in batches of 512, from queues that hold a whole run, so that nothing is dropped and thereby cheap.</summary>
internal static class Contestants
{
    internal const int Events = 10_000;

    private const int BatchSize = 512;
    private const int QueueLimit = 100_000;
    private const string Category = "Bench.Orders";

    private static readonly Uri Endpoint = new("http://receiver.invalid:4318");

    /// <summary>What the services of this repository log through.</summary>
    internal static Contestant ServiceDefaults()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Endpoint.AbsoluteUri,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "50",
            ["ServiceDefaults:DisableConsole"] = "true",
            ["ServiceDefaults:DisableTracing"] = "true",
            ["ServiceDefaults:DisableMetrics"] = "true",
            ["ServiceDefaults:LogQueueLimit"] = $"{QueueLimit}",
            ["ServiceDefaults:LogBatchSize"] = $"{BatchSize}",
        });
        builder.AddServiceDefaults();
        var receiver = new NullReceiver();
        builder.Services.Replace(ServiceDescriptor.Singleton(provider => new OtlpTransport(
            provider.GetRequiredService<OtlpSettings>(), provider.GetRequiredService<TelemetryLoss>(), provider.GetRequiredService<ExportGrace>(), TimeProvider.System) { Connect = () => receiver }));
        var app = builder.Build();
        return new Contestant(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(Category), receiver, app);
    }

    /// <summary>Microsoft.Extensions.Logging with OpenTelemetry's own provider: no names, no order, no protection.</summary>
    internal static Contestant OpenTelemetry()
    {
        var receiver = new NullReceiver();
        var factory = LoggerFactory.Create(logging => logging.AddOpenTelemetry(options =>
        {
            options.IncludeFormattedMessage = true;
            options.AddProcessor(new BatchLogRecordExportProcessor(
                new OtlpLogExporter(new OtlpExporterOptions
                {
                    Protocol = OtlpExportProtocol.HttpProtobuf,
                    Endpoint = new Uri(Endpoint, "/v1/logs"),
                    HttpClientFactory = () => new HttpClient(receiver, disposeHandler: false),
                }),
                QueueLimit, scheduledDelayMilliseconds: 50, maxExportBatchSize: BatchSize));
        }));
        return new Contestant(factory.CreateLogger(Category), receiver, factory);
    }

    /// <summary>Serilog with its OpenTelemetry sink, behind Microsoft.Extensions.Logging as everyone uses it.</summary>
    internal static Contestant Serilog()
    {
        var receiver = new NullReceiver();
        var serilog = new LoggerConfiguration().WriteTo.OpenTelemetry(
            options =>
            {
                options.Protocol = OtlpProtocol.HttpProtobuf;
                options.LogsEndpoint = new Uri(Endpoint, "/v1/logs").AbsoluteUri;
                options.TracesEndpoint = null!;
                options.HttpMessageHandler = receiver;
                options.IncludedData = IncludedData.TraceIdField | IncludedData.SpanIdField;
                options.BatchingOptions.QueueLimit = QueueLimit;
                options.BatchingOptions.BatchSizeLimit = BatchSize;
                options.BatchingOptions.BufferingTimeLimit = TimeSpan.FromMilliseconds(50);
            },
            ignoreEnvironment: true).CreateLogger();
        var factory = new SerilogLoggerFactory(serilog, dispose: true);
        return new Contestant(factory.CreateLogger(Category), receiver, factory);
    }
}
