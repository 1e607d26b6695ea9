using Messaging.Consuming;
using Messaging.Contracts;
using Messaging.Orders;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Databases;
using ServiceDefaults.Telemetry;

namespace Mes.Orders;

/// <summary>Follows what the other systems do with an order. Its approval puts it into the production queue.</summary>
internal sealed class FollowOrders(
    MesDbContext database, OrderChanges changes, IUnitOfWork unitOfWork, MesMetrics metrics, TimeProvider timeProvider, ILogger<FollowOrders> logger)
    : IEventHandler<OrderStatusChanged>
{
    public async Task HandleAsync(OrderStatusChanged integrationEvent, MessageContext context, CancellationToken cancellationToken)
    {
        OrderBaggage.Set(integrationEvent.OrderId.Value, integrationEvent.CustomerId.ToString());
        if (integrationEvent.NewStatus == OrderStatus.ManufacturingApproved)
            await database.LockApprovalAsync(integrationEvent.OrderId, cancellationToken);
        var order = await database.LockOrderAsync(integrationEvent.OrderId, cancellationToken)
            ?? throw new OrderUnknownException(integrationEvent.OrderId, "its creation was not received");
        order.Follow(integrationEvent);
        if (order.Version != integrationEvent.Sequence || order.Status != OrderStatus.ManufacturingApproved)
            return;
        unitOfWork.OnCommitted(() =>
        {
            ProductionEvents.Queued(logger, order.OrderId.Value, order.CustomerId);
            metrics.Queued();
        });
        await DecideWishAsync(order, cancellationToken);
    }

    private async Task DecideWishAsync(Order order, CancellationToken cancellationToken)
    {
        if (await database.CancellationWishes.SingleOrDefaultAsync(wish => wish.OrderId == order.OrderId, cancellationToken) is not { } wish)
            return;
        // The approval is stored first, so that each change of an order is a change of its row.
        await database.SaveChangesAsync(cancellationToken);
        database.CancellationWishes.Remove(wish);
        changes.Announce(order.Cancel(wish.Reason, timeProvider.GetStoredUtcNow()), OrderChanges.AtTheCustomersRequest);
    }
}
