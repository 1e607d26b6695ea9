using Messaging.Orders;

namespace Messaging.Contracts;

/// <summary>Shop asks MES, which owns the order from its approval on, to cancel it. MES answers with <see cref="OrderStatusChanged"/> or <see cref="OrderCancellationRefused"/>.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="CustomerId">Whose order it is.</param>
/// <param name="RequestId">Tells one request from the next.</param>
/// <param name="Reason">Why the customer no longer wants it.</param>
[IntegrationEvent("order.cancellation-requested", 1)]
[ConsumedBy("mes")]
public sealed record OrderCancellationRequested(OrderId OrderId, Guid CustomerId, Guid RequestId, string Reason) : IIntegrationEvent;
