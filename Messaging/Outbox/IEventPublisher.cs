using Messaging.Contracts;

namespace Messaging.Outbox;

/// <summary>Publishes integration events as part of the current unit of work (scoped).</summary>
public interface IEventPublisher
{
    /// <summary>Adds an event to the unit of work. It is stored in the outbox by the transaction that stores the state, and relayed once that has committed.</summary>
    void Publish(IIntegrationEvent integrationEvent);
}
