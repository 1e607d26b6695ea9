namespace Messaging.Orders;

/// <summary>A legal change of an order's status, and the one system that may make it.</summary>
/// <param name="From">The status before.</param>
/// <param name="To">The status after.</param>
/// <param name="Owner">The system that owns <paramref name="From"/>.</param>
public sealed record OrderTransition(OrderStatus From, OrderStatus To, OrderSystem Owner);
