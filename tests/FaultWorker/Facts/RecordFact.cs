using Messaging.Consuming;
using Messaging.Outbox;

namespace FaultWorker.Facts;

internal sealed class RecordFact(WorkerDbContext database, IEventPublisher publisher) : IEventHandler<FactStated>
{
    public Task HandleAsync(FactStated integrationEvent, MessageContext context, CancellationToken cancellationToken)
    {
        database.Effects.Add(new Effect { Stream = integrationEvent.StreamId, Number = integrationEvent.Sequence });
        publisher.Publish(new FactEchoed(integrationEvent.StreamId, integrationEvent.Sequence));
        return Task.CompletedTask;
    }
}
