using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using ServiceDefaults.Export;

namespace ServiceDefaults.Telemetry;

/// <summary>Sends spans by OTLP; counts what cannot even be sent, such as a batch too large to be written.</summary>
internal sealed class SpanExporter(OtlpExporterOptions options, Backlog backlog, TelemetryLoss loss) : OtlpTraceExporter(options)
{
    public override ExportResult Export(in Batch<Activity> batch)
    {
        var spans = (int)batch.Count;
        var result = base.Export(batch);
        backlog.Leave(spans);
        // What the receiver refused or the end cut off is counted where it is sent, and is no failure here.
        if (result == ExportResult.Failure)
            loss.Count(spans, new(Signal.Traces, Loss.Otlp, Loss.Refused), "the batch could not be written");
        return result;
    }
}
