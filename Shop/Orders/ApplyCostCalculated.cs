using Messaging.Consuming;
using Messaging.Contracts;
using Messaging.Orders;
using ServiceDefaults.Databases;
using ServiceDefaults.Telemetry;

namespace Shop.Orders;

/// <summary>Takes the price of a model from CostCalculator.</summary>
internal sealed class ApplyCostCalculated(ShopDbContext database, OrderChanges changes, TimeProvider time, ILogger<ApplyCostCalculated> logger) : IEventHandler<CostCalculated>
{
    public async Task HandleAsync(CostCalculated integrationEvent, MessageContext context, CancellationToken cancellationToken)
    {
        OrderBaggage.Set(integrationEvent.OrderId.Value, integrationEvent.CustomerId.ToString());
        var order = await database.FollowedOrderAsync(integrationEvent.OrderId, cancellationToken);
        if (order.Status == OrderStatus.Submitted && order.Model?.Id == integrationEvent.ModelId)
            changes.Changed(order.Priced(integrationEvent.Price, time.GetStoredUtcNow()));
        else
            ShopEvents.MessageIgnored(logger, "cost.calculated", order.Id.Value, order.CustomerId, $"the order is {order.Status}, or has another model by now");
    }
}
