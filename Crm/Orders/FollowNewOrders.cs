using Messaging.Consuming;
using Messaging.Contracts;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Telemetry;

namespace Crm.Orders;

/// <summary>Takes note of an order that a customer created in the shop.</summary>
internal sealed class FollowNewOrders(CrmDbContext database) : IEventHandler<OrderCreated>
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
