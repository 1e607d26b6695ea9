using Messaging.Consuming;
using Messaging.Contracts;
using Messaging.Outbox;
using ServiceDefaults.Telemetry;

namespace Shop.Orders;

/// <summary>Notes that MES does not cancel an order any more: the customer may be told, and may ask again later.</summary>
internal sealed class NoteCancellationRefused(ShopDbContext database, IUnitOfWork work, ILogger<NoteCancellationRefused> logger) : IEventHandler<OrderCancellationRefused>
{
    public async Task HandleAsync(OrderCancellationRefused integrationEvent, MessageContext context, CancellationToken cancellationToken)
    {
        OrderBaggage.Set(integrationEvent.OrderId.Value, integrationEvent.CustomerId.ToString());
        var order = await database.FollowedOrderAsync(integrationEvent.OrderId, cancellationToken);
        if (order.CancellationRequestId != integrationEvent.RequestId)
        {
            ShopEvents.MessageIgnored(logger, "order.cancellation-refused", order.Id.Value, order.CustomerId, "it answers a request that no longer stands");
            return;
        }

        order.CancellationWasRefused();
        work.OnCommitted(() => ShopEvents.CancellationRefused(logger, order.Id.Value, order.CustomerId, integrationEvent.Status.ToString()));
    }
}
