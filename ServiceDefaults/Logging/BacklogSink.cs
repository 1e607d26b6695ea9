using Serilog.Core;
using Serilog.Events;
using ServiceDefaults.Export;

namespace ServiceDefaults.Logging;

/// <summary>Hands a record to its exporter's queue, or counts it as lost where the queue is full; the thread that logs never waits.</summary>
internal sealed class BacklogSink(ILogEventSink inner, Backlog backlog, TelemetryLoss loss, string exporter) : ILogEventSink, IDisposable
{
    public void Emit(LogEvent logEvent)
    {
        if (backlog.TryEnter())
            inner.Emit(logEvent);
        else
            loss.Count(1, new(Signal.Logs, exporter, Loss.QueueFull));
    }

    // Flushes what is queued.
    public void Dispose() => (inner as IDisposable)?.Dispose();
}
