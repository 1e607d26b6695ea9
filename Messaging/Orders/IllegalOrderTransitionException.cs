namespace Messaging.Orders;

/// <summary>An order was to change to a status that it cannot have next, or by a system that does not own its present one.</summary>
public sealed class IllegalOrderTransitionException(OrderId orderId, OrderStatus from, OrderStatus to, OrderSystem by)
    : InvalidOperationException(Describe(orderId, from, to, by))
{
    /// <summary>Gets the order.</summary>
    public OrderId OrderId { get; } = orderId;

    /// <summary>Gets the order's present status.</summary>
    public OrderStatus From { get; } = from;

    /// <summary>Gets the status it was to have.</summary>
    public OrderStatus To { get; } = to;

    /// <summary>Gets the system that tried.</summary>
    public OrderSystem By { get; } = by;

    private static string Describe(OrderId orderId, OrderStatus from, OrderStatus to, OrderSystem by)
    {
        if (OrderStateMachine.IsLegal(from, to))
            return $"Order {orderId} is {from}, which only {OrderStateMachine.OwnerOf(from)} may change to {to}; {by} may not.";
        var next = string.Join(", ", OrderStateMachine.NextOf(from));
        return next.Length == 0
            ? $"Order {orderId} is {from}, which is final; it cannot become {to}."
            : $"Order {orderId} is {from} and cannot become {to}; next can be {next}.";
    }
}
