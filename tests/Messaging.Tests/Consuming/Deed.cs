using Messaging.Consuming;
using Messaging.Tests.Flow;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Tests.Consuming;

/// <summary>Does with its context what the event's name says: <c>add …</c>, <c>count</c>, <c>count at once</c>, <c>look around</c>, <c>clear</c>, <c>fail</c>.</summary>
public sealed class Deed(LedgerDbContext ledger, Script script) : IEventHandler<Noted>
{
    public async Task HandleAsync(Noted integrationEvent, MessageContext context, CancellationToken cancellationToken)
    {
        await script.RunAsync(integrationEvent.Name, context, cancellationToken);
        switch (integrationEvent.Name.Split(' ', 2))
        {
            case ["add", var name]:
                Add(name);
                break;
            case ["count"]:
                Add($"found {await ledger.Effects.CountAsync(cancellationToken)}, tracked {ledger.ChangeTracker.Entries().Count()}");
                break;
            case ["count", _]:
#pragma warning disable VSTHRD103 // A handler may ask like this, too.
                Add($"found {ledger.Effects.Count()}");
#pragma warning restore VSTHRD103
                break;
            case ["clear"]:
                ledger.ChangeTracker.Clear();
                break;
            default:
                throw new InvalidOperationException("it was told to");
        }

        void Add(string name) => ledger.Effects.Add(new Effect { Name = name, MessageId = context.MessageId });
    }
}
