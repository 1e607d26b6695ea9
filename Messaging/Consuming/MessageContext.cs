namespace Messaging.Consuming;

/// <summary>What is known of a message beside its content.</summary>
/// <param name="MessageId">The message's identity; the same for every delivery and redrive.</param>
/// <param name="Publisher">The service that published it.</param>
/// <param name="PublishedAt">When its transaction was committed, by the publisher's clock.</param>
/// <param name="Attempt">Which attempt to handle it this is, from 1.</param>
public sealed record MessageContext(Guid MessageId, string Publisher, DateTimeOffset PublishedAt, int Attempt);
