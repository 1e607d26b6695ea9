using System.Globalization;
using Serilog.Core;
using Serilog.Events;
using ServiceDefaults.Export;

namespace ServiceDefaults.Logging;

/// <summary>Writes batches of log events to the console, off the threads that log: whoever reads the console slowly slows nobody.</summary>
internal sealed class ConsoleSink(TextWriter output, Backlog backlog) : IBatchedLogEventSink, IDisposable
{
    // Used by one batch at a time.
    private readonly StringWriter _lines = new(CultureInfo.InvariantCulture);

    public async Task EmitBatchAsync(IReadOnlyCollection<LogEvent> batch)
    {
        var lines = _lines.GetStringBuilder();
        lines.Clear();
        foreach (var logEvent in batch)
            ConsoleLine.Write(logEvent, _lines);
        // A console that broke is not tried again: it would not mend, and the records are on their way by OTLP.
        backlog.Leave(batch.Count);
        await output.WriteAsync(lines);
        await output.FlushAsync();
    }

    public void Dispose() => _lines.Dispose();
}
