using Messaging.Consuming;
using Messaging.Contracts;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Telemetry;

namespace Crm.Orders;

/// <summary>Follows what Shop and MES do with an order.</summary>
internal sealed class FollowOrders(CrmDbContext database) : IEventHandler<OrderStatusChanged>
{
    public async Task HandleAsync(OrderStatusChanged integrationEvent, MessageContext context, CancellationToken cancellationToken)
    {
        OrderBaggage.Set(integrationEvent.OrderId.Value, integrationEvent.CustomerId.ToString());
        var order = await database.Orders.SingleOrDefaultAsync(row => row.OrderId == integrationEvent.OrderId, cancellationToken)
            ?? throw new InvalidOperationException($"CRM cannot follow order {integrationEvent.OrderId} yet: its creation was not received.");
        order.Follow(integrationEvent);
    }
}
