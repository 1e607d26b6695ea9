using System.Collections.Concurrent;
using Messaging.Contracts;

namespace Peers;

/// <summary>Every event that a peer has received.</summary>
public sealed class Mailbox
{
    private readonly ConcurrentQueue<IIntegrationEvent> _events = new();

    public IEnumerable<TEvent> Of<TEvent>()
        where TEvent : IIntegrationEvent => _events.OfType<TEvent>();

    internal void Put(IIntegrationEvent received) => _events.Enqueue(received);
}
