using Messaging.Orders;

namespace Messaging.Contracts;

/// <summary>Names the stream of an order: <see cref="OrderCreated"/>, then one <see cref="OrderStatusChanged"/> for each transition, whichever system makes it.</summary>
public static class OrderStream
{
    /// <summary>The number of <see cref="OrderCreated"/>; also the order's version when it is created.</summary>
    public const long First = 1;

    /// <summary>Gives the name of an order's stream.</summary>
    public static string Of(OrderId orderId) => $"order/{orderId.Value}";
}
