using Messaging.Consuming;
using Messaging.Contracts;
using Messaging.Orders;
using ServiceDefaults.Databases;
using ServiceDefaults.Telemetry;

namespace Shop.Orders;

/// <summary>Takes from CostCalculator why a model cannot be priced; the customer may upload another.</summary>
internal sealed class ApplyCostCalculationFailed(ShopDbContext database, OrderChanges changes, TimeProvider time, ILogger<ApplyCostCalculationFailed> logger)
    : IEventHandler<CostCalculationFailed>
{
    public async Task HandleAsync(CostCalculationFailed integrationEvent, MessageContext context, CancellationToken cancellationToken)
    {
        OrderBaggage.Set(integrationEvent.OrderId.Value, integrationEvent.CustomerId.ToString());
        var order = await database.FollowedOrderAsync(integrationEvent.OrderId, cancellationToken);
        if (order.Status == OrderStatus.Submitted && order.Model?.Id == integrationEvent.ModelId)
            changes.Changed(order.NotPriced($"{integrationEvent.Reason}: {integrationEvent.Detail}", time.GetStoredUtcNow()), $"{integrationEvent.Reason}: {integrationEvent.Detail}");
        else
            ShopEvents.MessageIgnored(logger, "cost.calculation-failed", order.Id.Value, order.CustomerId, $"the order is {order.Status}, or has another model by now");
    }
}
