using Messaging.Consuming;

namespace Messaging.Bench;

internal sealed class RecordWork(BenchDbContext database, Arrivals arrivals) : IEventHandler<Worked>
{
    public Task HandleAsync(Worked integrationEvent, MessageContext context, CancellationToken cancellationToken)
    {
        database.Works.Add(new Work { Name = integrationEvent.StreamId });
        arrivals.Handled();
        return Task.CompletedTask;
    }
}
