using Messaging.Consuming;
using Messaging.Contracts;
using Messaging.Orders;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Telemetry;

namespace Shop.Orders;

/// <summary>Takes over an order that sales took by phone: from here on the shop owns it.</summary>
internal sealed class TakeOverPhoneOrder(ShopDbContext database, IUnitOfWork work, ShopMetrics metrics, ILogger<TakeOverPhoneOrder> logger) : IEventHandler<OrderCreated>
{
    public async Task HandleAsync(OrderCreated integrationEvent, MessageContext context, CancellationToken cancellationToken)
    {
        var (orderId, customerId) = (integrationEvent.OrderId, integrationEvent.CustomerId);
        OrderBaggage.Set(orderId.Value, customerId.ToString());
        if (integrationEvent.CreatedBy == OrderSystem.Shop || await database.Orders.AnyAsync(order => order.Id == orderId, cancellationToken))
        {
            ShopEvents.MessageIgnored(logger, "order.created", orderId.Value, customerId, "the shop has this order");
            return;
        }

        database.Orders.Add(Order.Create(orderId, customerId, integrationEvent.CreatedBy, integrationEvent.Material, integrationEvent.Quantity, integrationEvent.CreatedAt));
        work.OnCommitted(() => metrics.OrderCreated(integrationEvent.CreatedBy));
    }
}
