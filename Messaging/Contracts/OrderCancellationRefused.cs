using Messaging.Orders;

namespace Messaging.Contracts;

/// <summary>MES cannot cancel an order any more.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="CustomerId">Whose order it is.</param>
/// <param name="RequestId">The request that is answered.</param>
/// <param name="Status">The order's status, which does not allow it.</param>
[IntegrationEvent("order.cancellation-refused", 1)]
[ConsumedBy("shop")]
public sealed record OrderCancellationRefused(OrderId OrderId, Guid CustomerId, Guid RequestId, OrderStatus Status) : IIntegrationEvent;
