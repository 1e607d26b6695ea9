namespace Messaging.Outbox;

/// <summary>An event was published whose number does not follow the last one that this service published or consumed: somebody else was faster.</summary>
public sealed class StreamConflictException(string streamId, long sequence, long? last)
    : InvalidOperationException(last is null
        ? $"Event {sequence} of stream '{streamId}' does not follow the last one that this service knows. Read the state again and decide anew."
        : $"Event {sequence} of stream '{streamId}' does not follow the last one that this service knows, {last}. Read the state again and decide anew.")
{
    /// <summary>Gets the stream.</summary>
    public string StreamId { get; } = streamId;

    /// <summary>Gets the number that was to be published.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>Gets the last number this service knows, where that was read.</summary>
    public long? Last { get; } = last;
}
