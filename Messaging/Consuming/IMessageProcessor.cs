namespace Messaging.Consuming;

/// <summary>Brings messages to their end: handled, known before, held, or parked. When it returns, that is committed, and the broker may forget them.</summary>
internal interface IMessageProcessor
{
    /// <exception cref="Exception">The database is away: nothing is known to have happened; try again.</exception>
    Task ProcessAsync(IReadOnlyList<InboundMessage> messages, CancellationToken cancellationToken);
}
