using System.Collections.Concurrent;
using Messaging.Contracts;

namespace Shop.Tests.Flow;

/// <summary>Everything that the other systems have received.</summary>
internal sealed class Recorder
{
    private readonly ConcurrentQueue<IIntegrationEvent> _events = [];

    internal IEnumerable<TEvent> Of<TEvent>()
        where TEvent : IIntegrationEvent => _events.OfType<TEvent>();

    internal void Add(IIntegrationEvent integrationEvent) => _events.Enqueue(integrationEvent);
}
