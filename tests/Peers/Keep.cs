using Messaging.Consuming;
using Messaging.Contracts;

namespace Peers;

/// <summary>Keeps what a peer receives.</summary>
public sealed class Keep<TEvent>(Mailbox mailbox) : IEventHandler<TEvent>
    where TEvent : IIntegrationEvent
{
    public Task HandleAsync(TEvent integrationEvent, MessageContext context, CancellationToken cancellationToken)
    {
        mailbox.Put(integrationEvent);
        return Task.CompletedTask;
    }
}
