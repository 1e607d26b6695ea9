using Messaging.Contracts;
using Messaging.Orders;
using Messaging.Outbox;

namespace Shop.Orders;

/// <summary>Tells the world of a change to an order: the other systems as part of the transaction, log and metrics once it is committed.</summary>
internal sealed class OrderChanges(IEventPublisher events, IUnitOfWork work, ShopMetrics metrics, ILogger<OrderChanges> logger)
{
    /// <summary>Tells that an order was created in the shop.</summary>
    internal void Created(Order order)
    {
        events.Publish(new OrderCreated(order.Id, order.CustomerId, order.CreatedBy, order.Material, order.Quantity, order.CreatedAt));
        work.OnCommitted(() =>
        {
            OrderEvents.Created(logger, order.Id, order.CustomerId, order.CreatedBy);
            metrics.OrderCreated(order.CreatedBy);
        });
    }

    /// <summary>Tells that the shop changed an order's status.</summary>
    /// <param name="change">The change.</param>
    /// <param name="loggedReason">Why, in words that tell nothing personal.</param>
    internal void Changed(OrderStatusChanged change, string? loggedReason = null)
    {
        events.Publish(change);
        work.OnCommitted(() =>
        {
            OrderEvents.StatusChanged(logger, change.OrderId, change.CustomerId, change.OldStatus, change.NewStatus, change.ChangedBy, loggedReason);
            metrics.StatusChanged(change.NewStatus);
        });
    }
}
