using Messaging.Contracts;
using Messaging.Orders;
using Messaging.Outbox;

namespace Mes.Orders;

/// <summary>Tells the other systems, the log and the metrics that MES changed an order's status.</summary>
internal sealed class OrderChanges(IEventPublisher publisher, IUnitOfWork unitOfWork, MesMetrics metrics, ILogger<OrderChanges> logger)
{
    /// <summary>What the log says of a cancellation.</summary>
    internal const string AtTheCustomersRequest = "cancelled at the customer's request";

    /// <summary>Tells it, once it is committed.</summary>
    /// <param name="change">The change.</param>
    /// <param name="loggedReason">Why, in words that tell nothing personal; the customer's own words stay in the event.</param>
    internal void Announce(OrderStatusChanged change, string? loggedReason = null)
    {
        publisher.Publish(change);
        unitOfWork.OnCommitted(() =>
        {
            OrderEvents.StatusChanged(logger, change.OrderId, change.CustomerId, change.OldStatus, change.NewStatus, change.ChangedBy, loggedReason);
            metrics.StatusChanged(change.NewStatus);
        });
    }
}
