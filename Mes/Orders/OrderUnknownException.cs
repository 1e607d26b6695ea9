using Messaging.Orders;

namespace Mes.Orders;

/// <summary>A message concerns an order that MES does not know, or not as it must be. The message is tried again, for what is missing may be on its way.</summary>
internal sealed class OrderUnknownException(OrderId orderId, string missing)
    : InvalidOperationException($"MES cannot act on order {orderId} yet: {missing}.")
{
    internal OrderId OrderId { get; } = orderId;
}
