using System.Diagnostics.Metrics;

namespace ServiceDefaults.Logging;

/// <summary>Counts log records that were given up (metric <c>log.records.dropped</c>), and says so on the error output, where a log cannot.</summary>
internal sealed class LogLoss : IDisposable
{
    internal const string MeterName = "ServiceDefaults.Logging";
    internal const string QueueFull = "queue_full";
    internal const string Refused = "refused";
    internal const string Shutdown = "shutdown";

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _dropped;
    private readonly TimeProvider _timeProvider;
    private readonly TextWriter _errors;

    // Guards the fields below, which whichever thread loses a record writes.
    private readonly Lock _gate = new();
    private long? _lastReported;
    private long _sinceReported;

    internal LogLoss(TimeProvider timeProvider, TextWriter errors)
    {
        _timeProvider = timeProvider;
        _errors = errors;
        _dropped = _meter.CreateCounter<long>("log.records.dropped", "{record}", "Log records given up, by exporter and reason.");
    }

    /// <summary>Counts lost records, and tells of them at most every 30 seconds.</summary>
    /// <param name="records">How many.</param>
    /// <param name="exporter">Who lost them: <c>otlp</c> or <c>console</c>.</param>
    /// <param name="reason">One of the constants of this class.</param>
    /// <param name="detail">What the receiver said, if anything.</param>
    internal void Count(int records, string exporter, string reason, string? detail = null)
    {
        _dropped.Add(records, new KeyValuePair<string, object?>("exporter", exporter), new KeyValuePair<string, object?>("reason", reason));
        lock (_gate)
        {
            _sinceReported += records;
            if (_lastReported is { } last && _timeProvider.GetElapsedTime(last) < Quiet)
                return;
            _errors.WriteLine($"{_sinceReported} log records were dropped ({exporter}: {reason}{(detail is null ? null : ", " + detail)}).");
            _lastReported = _timeProvider.GetTimestamp();
            _sinceReported = 0;
        }
    }

    public void Dispose() => _meter.Dispose();
}
