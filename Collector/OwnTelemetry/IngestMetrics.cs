using System.Diagnostics.Metrics;
using Collector.Decoding;
using Collector.Queueing;
using Collector.Storage;

namespace Collector.OwnTelemetry;

/// <summary>The collector's own metrics.</summary>
internal sealed class IngestMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Collector";

    private readonly Counter<long> _received;
    private readonly Counter<long> _stored;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _transactions;
    private readonly Counter<double> _writing;
    private readonly Counter<long> _masked;
    private readonly Counter<long> _kept;
    private readonly Counter<long> _replayed;

    public IngestMetrics(IMeterFactory meters, MemoryBudget budget, QueueSpace space)
    {
        Meter = meters.Create(MeterName);
        _received = Meter.CreateCounter<long>("collector.records.received", "{record}", "Records decoded from requests.");
        _stored = Meter.CreateCounter<long>("collector.records.stored", "{record}", "Records committed to the store.");
        _refused = Meter.CreateCounter<long>("collector.records.refused", "{record}", "Records not stored, by reason; those of full and unavailable come again.");
        _failures = Meter.CreateCounter<long>("collector.write.failures", "{attempt}", "Attempts to write that the database did not take.");
        _transactions = Meter.CreateCounter<long>("collector.write.transactions", "{transaction}", "Transactions committed.");
        _writing = Meter.CreateCounter<double>("collector.write.time", "s", "Time spent on the transactions committed.");
        _masked = Meter.CreateCounter<long>("collector.values.masked", "{value}", "Values that the second net masked, for the services' own protection had let them through.");
        _kept = Meter.CreateCounter<long>("collector.queue.kept", "{record}", "Records put on disk because the store did not take them.");
        _replayed = Meter.CreateCounter<long>("collector.queue.replayed", "{record}", "Records stored that had been on disk.");
        Meter.CreateObservableGauge("collector.memory.held", () => budget.Held, "By", "Bytes held between receiving and storing.");
        Meter.CreateObservableGauge("collector.queue.size", () => space.Taken, "By", "Bytes on disk that wait for the store.");
    }

    public Meter Meter { get; }

    public void Received(RecordBatch batch)
    {
        _received.Add(batch.Count + batch.Refusals.Total, Tag(batch.Signal));
        if (batch.Masked > 0)
            _masked.Add(batch.Masked, Tag(batch.Signal));
        CountRefusals(batch);
    }

    public void Stored(Signal signal, List<RecordBatch> batches, TimeSpan duration)
    {
        long stored = 0;
        foreach (var batch in batches)
        {
            var refused = batch.Refusals.ByReason().Where(refusal => refusal.Reason == RefusalReason.RefusedByDatabase).Sum(refusal => refusal.Count);
            if (refused > 0)
                _refused.Add(refused, Tag(signal), new("reason", nameof(RefusalReason.RefusedByDatabase)));
            stored += batch.Count - refused;
        }

        _stored.Add(stored, Tag(signal));
        _transactions.Add(1, Tag(signal));
        _writing.Add(duration.TotalSeconds, Tag(signal));
    }

    public void Refused(Signal signal, int count, StoreOutcome outcome) => _refused.Add(count, Tag(signal), new("reason", outcome.ToString()));

    public void Kept(Signal signal, int count) => _kept.Add(count, Tag(signal));

    public void Replayed(Signal signal, int count) => _replayed.Add(count, Tag(signal));

    public void WriteFailed(Signal signal) => _failures.Add(1, Tag(signal));

    private void CountRefusals(RecordBatch batch)
    {
        foreach (var (reason, count) in batch.Refusals.ByReason())
            _refused.Add(count, Tag(batch.Signal), new("reason", reason.ToString()));
    }

    private static KeyValuePair<string, object?> Tag(Signal signal) => new("signal", signal.ToString());
}
