using System.Collections.Concurrent;
using System.Threading.Channels;
using Messaging.Contracts;
using Messaging.Orders;

namespace CostCalculator.Tests.World;

/// <summary>What the cost calculator answers, by order, in the order in which it arrives at the shop.</summary>
internal sealed class Answers
{
    private readonly ConcurrentDictionary<OrderId, Channel<IIntegrationEvent>> _arrived = [];

    public bool HasNone(OrderId orderId) => Of(orderId).Reader.Count == 0;

    public Task ArriveAsync(OrderId orderId, IIntegrationEvent answer, CancellationToken cancellationToken) => Of(orderId).Writer.WriteAsync(answer, cancellationToken).AsTask();

    public async Task<T> NextAsync<T>(OrderId orderId)
        where T : IIntegrationEvent
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(30));
        return (await Of(orderId).Reader.ReadAsync(deadline.Token)).ShouldBeOfType<T>();
    }

    private Channel<IIntegrationEvent> Of(OrderId orderId) => _arrived.GetOrAdd(orderId, _ => Channel.CreateBounded<IIntegrationEvent>(100));
}
