using System.Collections.Concurrent;
using Simulator.Apis;
using Simulator.Load;
using Simulator.Orders;

namespace Endurance.Load;

/// <summary>Keeps which plan each order follows, besides what the journal of a load run keeps.</summary>
internal sealed class OrderBook(LoadJournal journal, ConcurrentDictionary<string, PlacedOrder> orders) : IOrderObserver
{
    /// <inheritdoc/>
    public void Created(PlacedOrder order)
    {
        orders[order.OrderId] = order;
        journal.Created(order);
    }

    /// <inheritdoc/>
    public void Moved(PlacedOrder order, OrderStatus from, OrderStatus to, TimeSpan age) => journal.Moved(order, from, to, age);

    /// <inheritdoc/>
    public void Took(OrderStep step, TimeSpan duration) => journal.Took(step, duration);
}
