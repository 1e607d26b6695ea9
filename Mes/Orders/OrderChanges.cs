using Messaging.Contracts;
using Messaging.Orders;
using Messaging.Outbox;

namespace Mes.Orders;

/// <summary>Tells the other systems, the log and the metrics that MES changed an order's status.</summary>
internal sealed class OrderChanges(IEventPublisher publisher, IUnitOfWork unitOfWork, MesMetrics metrics, ILogger<OrderChanges> logger)
{
    internal void Announce(OrderStatusChanged change)
    {
        publisher.Publish(change);
        unitOfWork.OnCommitted(() =>
        {
            OrderEvents.StatusChanged(logger, change.OrderId, change.CustomerId, change.OldStatus, change.NewStatus, change.ChangedBy, change.Reason);
            metrics.StatusChanged(change.NewStatus);
        });
    }
}
