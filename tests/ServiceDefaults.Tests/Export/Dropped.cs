using System.Diagnostics.Metrics;

namespace ServiceDefaults.Tests.Export;

/// <summary>Listens to the metric of telemetry given up. It hears the whole process, so its tests run one after the other.</summary>
internal sealed class Dropped : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Dictionary<(string Signal, string Reason), long> _counts = [];

    internal Dropped()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "telemetry.dropped")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            var attributes = tags.ToArray().ToDictionary(tag => tag.Key, tag => (string)tag.Value!);
            var key = (attributes["signal"], attributes["reason"]);
            lock (_counts)
                _counts[key] = _counts.GetValueOrDefault(key) + count;
        });
        _listener.Start();
    }

    internal long Total
    {
        get
        {
            lock (_counts)
                return _counts.Values.Sum();
        }
    }

    internal long By(string signal, string reason)
    {
        lock (_counts)
            return _counts.GetValueOrDefault((signal, reason));
    }

    public void Dispose() => _listener.Dispose();
}
