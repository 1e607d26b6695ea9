using Messaging.Consuming;

namespace Messaging.Tests.Flow;

internal sealed class RecordEffect(LedgerDbContext ledger, Script script) : IEventHandler<Counted>, IEventHandler<Noted>
{
    public Task HandleAsync(Counted integrationEvent, MessageContext context, CancellationToken cancellationToken) =>
        RecordAsync($"{integrationEvent.StreamId}#{integrationEvent.Sequence}", context, cancellationToken);

    public Task HandleAsync(Noted integrationEvent, MessageContext context, CancellationToken cancellationToken) => RecordAsync(integrationEvent.Name, context, cancellationToken);

    private async Task RecordAsync(string name, MessageContext context, CancellationToken cancellationToken)
    {
        ledger.Effects.Add(new Effect { Name = name, MessageId = context.MessageId });
        await script.RunAsync(name, context, cancellationToken);
    }
}
