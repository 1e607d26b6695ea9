using Messaging.Consuming;
using Messaging.Contracts;
using Messaging.Orders;
using Messaging.Outbox;
using ServiceDefaults.Telemetry;

namespace Shop.Orders;

/// <summary>Follows what MES and CRM do with an order that the shop has handed on.</summary>
internal sealed class FollowOrderStatus(ShopDbContext database, IUnitOfWork work, ShopMetrics metrics, ILogger<FollowOrderStatus> logger) : IEventHandler<OrderStatusChanged>
{
    public async Task HandleAsync(OrderStatusChanged integrationEvent, MessageContext context, CancellationToken cancellationToken)
    {
        var change = integrationEvent;
        OrderBaggage.Set(change.OrderId.Value, change.CustomerId.ToString());
        var order = await database.FollowedOrderAsync(change.OrderId, cancellationToken);
        if (change.Sequence <= order.Version)
        {
            ShopEvents.MessageIgnored(logger, "order.status-changed", change.OrderId.Value, change.CustomerId, $"it is change {change.Sequence}, and {order.Version} is known");
            return;
        }

        if (change.Sequence != order.Version + 1 || change.OldStatus != order.Status)
            throw new InvalidOperationException($"Change {change.Sequence} of order {order.Id} from {change.OldStatus} does not follow version {order.Version}, which is {order.Status}.");
        OrderStateMachine.EnsureLegal(order.Id, change.OldStatus, change.NewStatus, change.ChangedBy);
        order.Follow(change);
        work.OnCommitted(() =>
        {
            ShopEvents.OrderFollowed(logger, order.Id.Value, order.CustomerId, change.NewStatus.ToString(), change.Sequence, change.ChangedBy.ToString().ToLowerInvariant());
            metrics.StatusChanged(change.NewStatus);
        });
    }
}
