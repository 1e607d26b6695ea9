using Messaging.Orders;

namespace Mes.Orders;

/// <summary>What is in the production queue: orders that are approved and not yet shipped or cancelled.</summary>
internal static class ProductionQueue
{
    /// <summary>Gets the statuses that MES owns, in the sequence of production.</summary>
    internal static IReadOnlyList<OrderStatus> Statuses { get; } =
        [.. Enum.GetValues<OrderStatus>().Where(status => OrderStateMachine.OwnerOf(status) == OrderSystem.Mes)];
}
