using Messaging.Orders;

namespace Messaging.Contracts;

/// <summary>An order was created, by the customer in the shop or by sales in the CRM. The first event of the order's stream; its status is Initiated.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="CustomerId">Whose order it is.</param>
/// <param name="CreatedBy">Shop or CRM.</param>
/// <param name="Material">What to print it from.</param>
/// <param name="Quantity">How many pieces.</param>
/// <param name="CreatedAt">When.</param>
[IntegrationEvent("order.created", 1)]
[ConsumedBy("shop", "crm", "mes")]
public sealed record OrderCreated(OrderId OrderId, Guid CustomerId, OrderSystem CreatedBy, Material Material, int Quantity, DateTimeOffset CreatedAt) : IStreamEvent
{
    /// <inheritdoc/>
    public string StreamId => OrderStream.Of(OrderId);

    /// <inheritdoc/>
    public long Sequence => OrderStream.First;
}
