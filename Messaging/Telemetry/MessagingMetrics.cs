using System.Diagnostics;
using System.Diagnostics.Metrics;
using Messaging.Outbox;

namespace Messaging.Telemetry;

/// <summary>The instruments of messaging; docs/events.md lists them.</summary>
internal sealed class MessagingMetrics : IDisposable
{
    internal const string MeterName = "Messaging";
    private readonly Meter _meter;
    private readonly Counter<long> _published;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _consumed;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _retried;
    private readonly Counter<long> _parked;
    private readonly Counter<long> _redriven;
    private readonly Counter<long> _discarded;
    private readonly Histogram<double> _confirm;
    private readonly Histogram<double> _process;
    private readonly Histogram<double> _outboxWait;

    // Written by the gauge loop, read by the metric reader.
    private Backlog _backlog = Backlog.Empty;

    public MessagingMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        _published = _meter.CreateCounter<long>("messaging.client.sent.messages", "{message}", "Messages that the broker has confirmed.");
        _refused = _meter.CreateCounter<long>("messaging.outbox.refused", "{message}", "Messages that the broker refused or could not route; they stay in the outbox.");
        _consumed = _meter.CreateCounter<long>("messaging.client.consumed.messages", "{message}", "Messages that took effect.");
        _duplicates = _meter.CreateCounter<long>("messaging.inbox.duplicates", "{message}", "Messages that had taken effect before and were ignored.");
        _retried = _meter.CreateCounter<long>("messaging.retried", "{message}", "Messages put back for another attempt.");
        _parked = _meter.CreateCounter<long>("messaging.parked", "{message}", "Messages given up to the parking lot.");
        _redriven = _meter.CreateCounter<long>("messaging.redriven", "{message}", "Messages taken out of the parking lot to be handled again.");
        _discarded = _meter.CreateCounter<long>("messaging.discarded", "{message}", "Messages given up for good.");
        _confirm = _meter.CreateHistogram<double>("messaging.client.operation.duration", "s", "Time from writing a batch to its last confirm.");
        _process = _meter.CreateHistogram<double>("messaging.process.duration", "s", "Time a handler took.");
        _outboxWait = _meter.CreateHistogram<double>("messaging.outbox.wait", "s", "Time a message spent in the outbox until it was confirmed.");
        _meter.CreateObservableGauge("messaging.outbox.depth", () => Volatile.Read(ref _backlog).Outbox, "{message}", "Messages in the outbox; counted up to 100,000.");
        _meter.CreateObservableGauge("messaging.outbox.lag", () => Volatile.Read(ref _backlog).OutboxLagSeconds, "s", "Age of the oldest message in the outbox.");
        _meter.CreateObservableGauge("messaging.held.depth", () => Volatile.Read(ref _backlog).Held, "{message}", "Messages that wait for another attempt or for their predecessor.");
        _meter.CreateObservableGauge("messaging.parked.depth", () => Volatile.Read(ref _backlog).Parked, "{message}", "Messages in the parking lot.");
    }

    internal void Observe(Backlog backlog) => Volatile.Write(ref _backlog, backlog);

    internal void Published(IReadOnlyList<ClaimedMessage> messages, int stored, TimeSpan elapsed)
    {
        _published.Add(stored);
        if (stored < messages.Count)
            _refused.Add(messages.Count - stored);
        _confirm.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("messaging.operation.name", "publish"));
    }

    internal void Waited(TimeSpan inOutbox) => _outboxWait.Record(inOutbox.TotalSeconds);

    internal void Consumed(string type) => _consumed.Add(1, TypeTag(type));

    internal void Duplicate(string type) => _duplicates.Add(1, TypeTag(type));

    internal void Retried(string type, string cause) => _retried.Add(1, TypeTag(type), new("messaging.cause", cause));

    internal void Parked(string type, string cause) => _parked.Add(1, TypeTag(type), new("messaging.cause", cause));

    internal void Redriven(string type, int count) => _redriven.Add(count, TypeTag(type));

    internal void Discarded(string type, int count) => _discarded.Add(count, TypeTag(type));

    internal void Processed(string type, TimeSpan elapsed, Exception? failure)
    {
        var tags = new TagList { TypeTag(type), new("messaging.operation.name", "process") };
        if (failure is not null)
            tags.Add("error.type", failure.GetType().FullName);
        _process.Record(elapsed.TotalSeconds, tags);
    }

    public void Dispose() => _meter.Dispose();

    // Only names of known events become a tag; anything a foreign publisher makes up would let the number of series grow without limit.
    private static KeyValuePair<string, object?> TypeTag(string type) => new("messaging.message.type", type);
}
