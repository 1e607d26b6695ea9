using Messaging.Consuming;
using Messaging.Contracts;
using Messaging.Orders;
using Messaging.Outbox;
using ServiceDefaults.Telemetry;

namespace Mes.Orders;

/// <summary>Follows what the other systems do with an order. Its approval puts it into the production queue.</summary>
internal sealed class FollowOrders(MesDbContext database, IUnitOfWork unitOfWork, MesMetrics metrics, ILogger<FollowOrders> logger)
    : IEventHandler<OrderStatusChanged>
{
    public async Task HandleAsync(OrderStatusChanged integrationEvent, MessageContext context, CancellationToken cancellationToken)
    {
        OrderBaggage.Set(integrationEvent.OrderId.Value, integrationEvent.CustomerId.ToString());
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
    }
}
