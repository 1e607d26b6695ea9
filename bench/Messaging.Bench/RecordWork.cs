using Messaging.Consuming;
using Messaging.Outbox;

namespace Messaging.Bench;

/// <summary>Writes a row for each event; the event has arrived once that is committed.</summary>
internal sealed class RecordWork(BenchDbContext database, IUnitOfWork unitOfWork, ArrivalsBoard board) : IEventHandler<Worked>
{
    public Task HandleAsync(Worked integrationEvent, MessageContext context, CancellationToken cancellationToken)
    {
        database.Works.Add(new Work { Name = integrationEvent.StreamId });
        var dueAt = integrationEvent.DueAt;
        unitOfWork.OnCommitted(() => board.Current!.Add(dueAt));
        return Task.CompletedTask;
    }
}
