using System.Diagnostics.Metrics;
using System.Globalization;

namespace ServiceDefaults.Export;

/// <summary>Counts telemetry that was given up (metric <c>telemetry.dropped</c>), and keeps the counts until they are reported.</summary>
internal sealed class TelemetryLoss : IDisposable
{
    internal const string MeterName = "ServiceDefaults.Export";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _dropped;
    private readonly TextWriter _errors;

    // Guards the fields below, which whichever thread loses something writes.
    private readonly Lock _gate = new();
    private readonly Dictionary<Loss, long> _unreported = [];
    private string? _detail;
    private long _total;
    private TaskCompletionSource _any = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal TelemetryLoss(TextWriter errors)
    {
        _errors = errors;
        _dropped = _meter.CreateCounter<long>("telemetry.dropped", "{item}", "Log records, spans and metrics given up, by signal, exporter and reason.");
    }

    /// <summary>Counts what was lost.</summary>
    /// <param name="items">How many records, spans or metrics.</param>
    /// <param name="loss">What, by whom and why.</param>
    /// <param name="detail">What the receiver said, if anything.</param>
    internal void Count(long items, Loss loss, string? detail = null)
    {
        _dropped.Add(items, new("signal", loss.Signal), new("exporter", loss.Exporter), new KeyValuePair<string, object?>("reason", loss.Reason));
        lock (_gate)
        {
            _unreported[loss] = _unreported.GetValueOrDefault(loss) + items;
            _total += items;
            _detail = detail ?? _detail;
        }

        _any.TrySetResult();
    }

    /// <summary>Waits until there is something to report.</summary>
    internal Task AnyAsync(CancellationToken cancellationToken) => Volatile.Read(ref _any).Task.WaitAsync(cancellationToken);

    /// <summary>Gives what was lost since the last call, and since the start.</summary>
    internal (long Items, long Total, string Detail) Take()
    {
        lock (_gate)
        {
            var items = _unreported.Values.Sum();
            var detail = string.Join(", ", _unreported.Select(loss => string.Create(CultureInfo.InvariantCulture, $"{loss.Key} {loss.Value}"))) + (_detail is null ? null : $" ({_detail})");
            _unreported.Clear();
            _detail = null;
            Volatile.Write(ref _any, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return (items, _total, detail);
        }
    }

    // What the end of the process itself lost has no other way to be told.
    public void Dispose()
    {
        if (Take() is { Items: > 0 } last)
            _errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{last.Items} items of telemetry were dropped: {last.Detail}."));
        _meter.Dispose();
    }
}
