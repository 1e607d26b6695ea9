using Messaging.Contracts;
using Messaging.Orders;
using ServiceDefaults.Classification;

namespace Crm.Orders;

/// <summary>An order as sales see it: taken by phone or followed from the shop, and closed here once it is shipped.</summary>
internal sealed class Order
{
    // For Entity Framework, which fills the properties itself.
    private Order()
    {
    }

    internal OrderId OrderId { get; private set; }

    internal Guid CustomerId { get; private set; }

    internal OrderSystem CreatedBy { get; private set; }

    internal Material Material { get; private set; }

    internal int Quantity { get; private set; }

    internal OrderStatus Status { get; private set; }

    /// <summary>Gets the number of the last event of the order's stream.</summary>
    internal long Version { get; private set; }

    internal Guid? ModelId { get; private set; }

    internal Financial<decimal>? Price { get; private set; }

    /// <summary>Gets why the order failed or was cancelled.</summary>
    internal string? Reason { get; private set; }

    /// <summary>Gets who of sales closed the order.</summary>
    internal Personal<string>? ClosedBy { get; private set; }

    internal DateTimeOffset CreatedAt { get; private set; }

    internal DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Gets whether the shop, which owns the order next, may still be about to hear of it.</summary>
    internal bool MayBeUnknownToShop => CreatedBy == OrderSystem.Crm && Version == OrderStream.First;

    /// <summary>Keeps an order that was taken by phone or created in the shop.</summary>
    internal static Order From(OrderCreated created) => new()
    {
        OrderId = created.OrderId,
        CustomerId = created.CustomerId,
        CreatedBy = created.CreatedBy,
        Material = created.Material,
        Quantity = created.Quantity,
        Status = OrderStatus.Initiated,
        Version = OrderStream.First,
        CreatedAt = created.CreatedAt,
        ChangedAt = created.CreatedAt,
    };

    /// <summary>Takes over a change that another system made.</summary>
    /// <exception cref="IllegalOrderTransitionException">The change is not one that system may make to this order.</exception>
    internal void Follow(OrderStatusChanged change)
    {
        // Messaging lets a change through only in turn; a redriven one that this order has already seen must still do nothing.
        if (change.Sequence <= Version)
            return;
        OrderStateMachine.EnsureLegal(OrderId, Status, change.NewStatus, change.ChangedBy);
        (Status, Version, ChangedAt, Reason) = (change.NewStatus, change.Sequence, change.ChangedAt, change.Reason);
        ModelId = change.ModelId ?? ModelId;
        Price = change.Price ?? Price;
    }

    /// <summary>Closes a shipped order: the customer has it and nothing is left to do.</summary>
    internal OrderStatusChanged Close(Personal<string> closedBy, DateTimeOffset now)
    {
        var old = Status;
        OrderStateMachine.EnsureLegal(OrderId, old, OrderStatus.Closed, OrderSystem.Crm);
        (Status, Version, ChangedAt, ClosedBy) = (OrderStatus.Closed, Version + 1, now, closedBy);
        return new OrderStatusChanged(OrderId, CustomerId, Version, old, Status, OrderSystem.Crm, now, ModelId, Price, Reason: null);
    }
}
