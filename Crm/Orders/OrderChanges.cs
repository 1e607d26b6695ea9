using Messaging.Contracts;
using Messaging.Orders;
using Messaging.Outbox;

namespace Crm.Orders;

/// <summary>Tells the other systems, the log and the metrics what CRM did with an order.</summary>
internal sealed class OrderChanges(IEventPublisher publisher, IUnitOfWork unitOfWork, CrmMetrics metrics, ILogger<OrderChanges> logger)
{
    internal void Announce(OrderCreated created)
    {
        publisher.Publish(created);
        unitOfWork.OnCommitted(() =>
        {
            OrderEvents.Created(logger, created.OrderId, created.CustomerId, created.CreatedBy);
            metrics.OrderTaken(created.Material);
        });
    }

    internal void Announce(OrderStatusChanged change)
    {
        publisher.Publish(change);
        unitOfWork.OnCommitted(() =>
        {
            OrderEvents.StatusChanged(logger, change.OrderId, change.CustomerId, change.OldStatus, change.NewStatus, change.ChangedBy, reason: null);
            metrics.OrderClosed();
        });
    }
}
