using Messaging.Consuming;
using Messaging.Outbox;

namespace FaultWorker.Facts;

internal sealed class RecordFact(WorkerDbContext database, IEventPublisher publisher, Slowness slowness) : IEventHandler<FactStated>
{
    public async Task HandleAsync(FactStated integrationEvent, MessageContext context, CancellationToken cancellationToken)
    {
        await slowness.WaitAsync(cancellationToken);
        database.Effects.Add(new Effect { Stream = integrationEvent.StreamId, Number = integrationEvent.Sequence });
        publisher.Publish(new FactEchoed(integrationEvent.StreamId, integrationEvent.Sequence));
    }
}
