namespace Messaging.Outbox;

/// <summary>An event is larger than messages may be.</summary>
public sealed class MessageTooLargeException(Guid messageId, string messageType, int size, int limit)
    : InvalidOperationException($"Message '{messageId}' ({messageType}) has {size} bytes, the limit is {limit}. Store the large part elsewhere and send its reference, or raise Messaging:MaxMessageBytes.")
{
    /// <summary>Gets the message's id.</summary>
    public Guid MessageId { get; } = messageId;

    /// <summary>Gets the event's name.</summary>
    public string MessageType { get; } = messageType;

    /// <summary>Gets the size of the body in bytes.</summary>
    public int Size { get; } = size;

    /// <summary>Gets the limit in bytes.</summary>
    public int Limit { get; } = limit;
}
