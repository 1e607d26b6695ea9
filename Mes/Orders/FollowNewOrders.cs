using Messaging.Consuming;
using Messaging.Contracts;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Telemetry;

namespace Mes.Orders;

/// <summary>Takes note of an order that was created in the shop or the CRM. It is not in production yet.</summary>
internal sealed class FollowNewOrders(MesDbContext database) : IEventHandler<OrderCreated>
{
    public async Task HandleAsync(OrderCreated integrationEvent, MessageContext context, CancellationToken cancellationToken)
    {
        OrderBaggage.Set(integrationEvent.OrderId.Value, integrationEvent.CustomerId.ToString());
        // Redriven after the inbox has forgotten it.
        if (await database.Orders.AnyAsync(order => order.OrderId == integrationEvent.OrderId, cancellationToken))
            return;
        database.Orders.Add(Order.From(integrationEvent));
    }
}
