namespace Simulator.Orders;

/// <summary>An order that was created.</summary>
/// <param name="Plan">What was decided about it.</param>
/// <param name="OrderId">Its number.</param>
/// <param name="CustomerId">Whose order it is.</param>
internal sealed record PlacedOrder(OrderPlan Plan, string OrderId, Guid CustomerId);
