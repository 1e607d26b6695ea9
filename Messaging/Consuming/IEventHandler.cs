using Messaging.Contracts;

namespace Messaging.Consuming;

/// <summary>Reacts to an integration event. Runs within the unit of work that also records the message in the inbox, so its effect happens once.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
public interface IEventHandler<in TEvent>
    where TEvent : IIntegrationEvent
{
    /// <summary>Handles one event. Throwing rolls everything back; the message is retried, then parked.</summary>
    Task HandleAsync(TEvent integrationEvent, MessageContext context, CancellationToken cancellationToken);
}
