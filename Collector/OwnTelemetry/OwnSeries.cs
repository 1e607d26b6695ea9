using System.Diagnostics.Metrics;

namespace Collector.OwnTelemetry;

/// <summary>What one of the collector's own instruments has measured under one set of tags.</summary>
internal sealed class OwnSeries(Instrument instrument, IReadOnlyList<KeyValuePair<string, object?>> tags)
{
    private readonly Lock _lock = new();
    private double _value;

    public Instrument Instrument { get; } = instrument;

    public IReadOnlyList<KeyValuePair<string, object?>> Tags { get; } = tags;

    /// <summary>Gets whether the value is a state and not a sum.</summary>
    public bool IsGauge { get; } = instrument.IsObservable;

    public double Value
    {
        get
        {
            lock (_lock)
                return _value;
        }
    }

    public void Record(double value)
    {
        lock (_lock)
            _value = IsGauge ? value : _value + value;
    }
}
