using Messaging.Consuming;
using Messaging.Contracts;

namespace Shop.Tests.Flow;

/// <summary>Records one kind of event.</summary>
internal sealed class Record<TEvent>(Recorder recorder) : IEventHandler<TEvent>
    where TEvent : IIntegrationEvent
{
    public Task HandleAsync(TEvent integrationEvent, MessageContext context, CancellationToken cancellationToken)
    {
        recorder.Add(integrationEvent);
        return Task.CompletedTask;
    }
}
