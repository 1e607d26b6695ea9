using System.Diagnostics;
using OpenTelemetry;
using ServiceDefaults.Export;

namespace ServiceDefaults.Telemetry;

/// <summary>Holds spans until they are exported, and counts those for which there is no room; the SDK's own queue drops without a word.</summary>
internal sealed class SpanQueue(SpanExporter exporter, Backlog backlog, int limit, BatchExportProcessorOptions<Activity> options, TelemetryLoss loss, ExportGrace grace)
    : BatchActivityExportProcessor(exporter, limit, options.ScheduledDelayMilliseconds, options.ExporterTimeoutMilliseconds, options.MaxExportBatchSize)
{
    public override void OnEnd(Activity data)
    {
        if (!data.Recorded)
            return;
        if (backlog.TryEnter())
            base.OnEnd(data);
        else
            loss.Count(1, new(Signal.Traces, Loss.Otlp, Loss.QueueFull));
    }

    protected override bool OnShutdown(int timeoutMilliseconds)
    {
        grace.Begin();
        return base.OnShutdown(timeoutMilliseconds);
    }
}
