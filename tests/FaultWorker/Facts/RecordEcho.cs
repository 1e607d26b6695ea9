using Messaging.Consuming;

namespace FaultWorker.Facts;

internal sealed class RecordEcho(WorkerDbContext database) : IEventHandler<FactEchoed>
{
    public Task HandleAsync(FactEchoed integrationEvent, MessageContext context, CancellationToken cancellationToken)
    {
        database.Effects.Add(new Effect { Stream = integrationEvent.Stream, Number = integrationEvent.Number });
        return Task.CompletedTask;
    }
}
