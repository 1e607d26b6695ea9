using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Collector.Decoding;
using Collector.Ingest;
using Collector.Storage;
using Microsoft.Extensions.Options;
using Instrument = System.Diagnostics.Metrics.Instrument;

namespace Collector.OwnTelemetry;

/// <summary>Stores the collector's own metrics among those it receives: exporting them over OTLP would have it receive what it sends.</summary>
/// <remarks>One small request an interval, whatever happens, so storing them does not feed on itself.</remarks>
internal sealed class OwnMetrics : BackgroundService
{
    private readonly IngestPipeline _pipeline;
    private readonly TelemetrySchema _schema;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;
    private readonly MeterListener _listener = new();

    // Written by whoever measures, read once an interval: sums of counters and histograms since the start, the last value of gauges.
    private readonly ConcurrentDictionary<(Instrument Instrument, string Tags), OwnSeries> _series = new();

    public OwnMetrics(IngestPipeline pipeline, IngestMetrics metrics, TelemetrySchema schema, IOptions<CollectorOptions> options, TimeProvider time)
    {
        (_pipeline, _schema, _interval, _time) = (pipeline, schema, options.Value.OwnMetricsInterval, time);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, metrics.Meter))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.Start();
    }

    public override void Dispose()
    {
        _listener.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var start = _time.GetUtcNow();
        await _schema.Ready.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(_interval, _time, stoppingToken);
            _listener.RecordObservableInstruments();
            var request = OwnMetricsRequest.Encode([.. _series.Values], start, _time.GetUtcNow());
            await _pipeline.StoreAsync(_pipeline.Decode(Signal.Metrics, request), stoppingToken);
        }
    }

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var pairs = tags.ToArray();
        var key = string.Join(',', pairs.Select(tag => $"{tag.Key}={tag.Value}"));
        _series.GetOrAdd((instrument, key), _ => new OwnSeries(instrument, pairs)).Record(value);
    }
}
