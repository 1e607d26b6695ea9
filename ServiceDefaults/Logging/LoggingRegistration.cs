using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Extensions.Logging;
using Serilog.Sinks.OpenTelemetry;
using ServiceDefaults.Export;
using ServiceDefaults.Telemetry;

namespace ServiceDefaults.Logging;

/// <summary>Wires Microsoft.Extensions.Logging, which decides by level and category, through Serilog to OTLP and the console.</summary>
internal static class LoggingRegistration
{
    // Read below what the service configures, so that every one of them can be overridden, at run time too.
    private static readonly Dictionary<string, string?> DefaultLevels = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
        ["Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"] = "None", // /health tells it, and the orchestrator asks every second.
        ["Logging:LogLevel:Npgsql"] = "Warning",
        ["Logging:LogLevel:Polly"] = "Warning",
        ["Logging:LogLevel:System.Net.Http"] = "Warning",
    };

    internal static void Add(IHostApplicationBuilder builder, ServiceDefaultsSettings settings, OtlpSettings otlp)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = DefaultLevels });
        builder.Logging.ClearProviders();
        // Trace and span are fields of every record already; as properties they would be there twice.
        builder.Logging.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.None);
        builder.Services.AddSingleton<ILoggerProvider>(provider => new SerilogLoggerProvider(Create(provider, settings, otlp), dispose: true));
    }

    private static Logger Create(IServiceProvider provider, ServiceDefaultsSettings settings, OtlpSettings otlp)
    {
        var grace = provider.GetRequiredService<ExportGrace>();
        var loss = provider.GetRequiredService<TelemetryLoss>();
        // Serilog tells nobody else when an event makes the pipeline itself fail.
        SelfLog.Enable(Console.Error);
        List<ILogEventSink> exporters = [];
        if (!settings.DisableConsole)
            exporters.Add(ToConsole(settings, loss));
        if (!settings.DisableLogExport && otlp.Endpoint is not null)
            exporters.Add(ToOtlp(settings, otlp, loss, provider.GetRequiredService<OtlpTransport>()));
        return new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .Destructure.With<ClassifiedDestructuring>()
            .WriteTo.Sink(new SemanticSink([.. exporters], grace))
            .CreateLogger();
    }

    private static BacklogSink ToConsole(ServiceDefaultsSettings settings, TelemetryLoss loss)
    {
        var backlog = new Backlog(settings.LogQueueLimit);
        var batching = new BatchingOptions
        {
            BatchSizeLimit = settings.LogBatchSize,
            BufferingTimeLimit = TimeSpan.FromMilliseconds(100),
            QueueLimit = null,
        };
        var console = LoggerSinkConfiguration.CreateSink(write => write.Sink(new ConsoleSink(Console.Out, backlog), batching));
        return new BacklogSink(console, backlog, loss, Loss.Console);
    }

    private static BacklogSink ToOtlp(ServiceDefaultsSettings settings, OtlpSettings otlp, TelemetryLoss loss, OtlpTransport transport)
    {
        var backlog = new Backlog(settings.LogQueueLimit);
        var sink = LoggerSinkConfiguration.CreateSink(write => write.OpenTelemetry(
            options =>
            {
                options.Protocol = otlp.IsGrpc ? OtlpProtocol.Grpc : OtlpProtocol.HttpProtobuf;
                options.LogsEndpoint = transport.Address(Signal.Logs).AbsoluteUri;
                options.TracesEndpoint = null!;
                options.Headers = otlp.Headers.ToDictionary();
                options.ResourceAttributes = otlp.Resource.ToDictionary();
                options.IncludedData = IncludedData.TraceIdField | IncludedData.SpanIdField;
                options.OnBeginSuppressInstrumentation = SuppressInstrumentationScope.Begin;
                options.HttpMessageHandler = transport.Handler(Signal.Logs, backlog.Leave);
                // The queue is bounded by the backlog, and the handler decides what is tried again; the sink itself never drops.
                options.BatchingOptions.QueueLimit = null;
                options.BatchingOptions.RetryTimeLimit = TimeSpan.FromDays(3_650);
                options.BatchingOptions.BatchSizeLimit = settings.LogBatchSize;
                options.BatchingOptions.BufferingTimeLimit = otlp.LogDelay;
            },
            ignoreEnvironment: true));
        return new BacklogSink(sink, backlog, loss, Loss.Otlp);
    }
}
