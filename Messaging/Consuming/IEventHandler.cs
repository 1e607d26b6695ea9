using Messaging.Contracts;

namespace Messaging.Consuming;

/// <summary>Reacts to an integration event. Runs within the unit of work that also records the message in the inbox, so its effect happens once.</summary>
/// <remarks>
/// Messages that are handled together share a scope: a handler is made for each message, but scoped services must not keep anything of one. Each finds an empty change
/// tracker, and in the database what earlier ones did; whoever asks it past the context, over its connection, calls <c>SaveChangesAsync</c> first.
/// </remarks>
/// <typeparam name="TEvent">The event.</typeparam>
public interface IEventHandler<in TEvent>
    where TEvent : IIntegrationEvent
{
    /// <summary>Handles one event. Throwing rolls everything back; the message is retried, then parked.</summary>
    Task HandleAsync(TEvent integrationEvent, MessageContext context, CancellationToken cancellationToken);
}
