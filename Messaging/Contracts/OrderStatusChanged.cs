using Messaging.Orders;
using ServiceDefaults.Classification;

namespace Messaging.Contracts;

/// <summary>An order's status changed. Published by the owner of the old status (<see cref="OrderStateMachine"/>).</summary>
/// <param name="OrderId">The order.</param>
/// <param name="CustomerId">Whose order it is.</param>
/// <param name="Sequence">The number within the order's stream; also the order's version after the change.</param>
/// <param name="OldStatus">The status before.</param>
/// <param name="NewStatus">The status after.</param>
/// <param name="ChangedBy">The system that changed it.</param>
/// <param name="ChangedAt">When.</param>
/// <param name="ModelId">The model file that the order is made from, once it has one.</param>
/// <param name="Price">The price in euro for the whole quantity, once it is known.</param>
/// <param name="Reason">Why, where it failed or was cancelled.</param>
[IntegrationEvent("order.status-changed", 1)]
[ConsumedBy("shop", "crm", "mes")]
public sealed record OrderStatusChanged(
    OrderId OrderId,
    Guid CustomerId,
    long Sequence,
    OrderStatus OldStatus,
    OrderStatus NewStatus,
    OrderSystem ChangedBy,
    DateTimeOffset ChangedAt,
    Guid? ModelId,
    Financial<decimal>? Price,
    string? Reason) : IStreamEvent
{
    /// <inheritdoc/>
    public string StreamId => OrderStream.Of(OrderId);
}
