using System.Collections.Frozen;
using static Messaging.Orders.OrderStatus;
using static Messaging.Orders.OrderSystem;

namespace Messaging.Orders;

/// <summary>The one state machine of an order (requirement 1.5), used by every system.</summary>
/// <remarks>
/// Each status has one owner, and only the owner of the current status may change it: the order is handed on like a baton. Hence no two systems
/// can change an order at the same time, and the changes of an order form one sequence without branches. A wish that concerns a status
/// owned by another system (cancel what is already in production) is sent to that system, which decides.
/// </remarks>
public static class OrderStateMachine
{
    /// <summary>Gets every legal transition.</summary>
    public static IReadOnlyList<OrderTransition> Transitions { get; } =
    [
        new(Initiated, Submitted, Shop),
        new(Initiated, Cancelled, Shop),
        new(Submitted, PriceCalculated, Shop),
        new(Submitted, CalculationFailed, Shop),
        new(Submitted, Cancelled, Shop),
        new(CalculationFailed, Submitted, Shop),
        new(CalculationFailed, Cancelled, Shop),
        new(PriceCalculated, ManufacturingApproved, Shop),
        new(PriceCalculated, Cancelled, Shop),
        new(ManufacturingApproved, ManufacturingStarted, Mes),
        new(ManufacturingApproved, Cancelled, Mes),
        new(ManufacturingStarted, ManufacturingCompleted, Mes),
        new(ManufacturingStarted, Cancelled, Mes),
        new(ManufacturingCompleted, Packaging, Mes),
        new(Packaging, Shipped, Mes),
        new(Shipped, Closed, Crm),
    ];

    private static readonly FrozenDictionary<(OrderStatus From, OrderStatus To), OrderTransition> ByEnds =
        Transitions.ToFrozenDictionary(transition => (transition.From, transition.To));

    private static readonly FrozenDictionary<OrderStatus, OrderSystem> Owners =
        Transitions.GroupBy(transition => transition.From).ToFrozenDictionary(group => group.Key, group => group.Select(transition => transition.Owner).Distinct().Single());

    /// <summary>Tells whether an order can go from one status to another at all, whoever asks.</summary>
    public static bool IsLegal(OrderStatus from, OrderStatus to) => ByEnds.ContainsKey((from, to));

    /// <summary>Gives the system that may change an order of this status, or <see langword="null"/> for a final status.</summary>
    public static OrderSystem? OwnerOf(OrderStatus status) => Owners.TryGetValue(status, out var owner) ? owner : null;

    /// <summary>Tells whether a status is final.</summary>
    public static bool IsFinal(OrderStatus status) => !Owners.ContainsKey(status);

    /// <summary>Checks a transition before it is made.</summary>
    /// <exception cref="IllegalOrderTransitionException">The transition does not exist, or another system owns it.</exception>
    public static void EnsureLegal(OrderId orderId, OrderStatus from, OrderStatus to, OrderSystem by)
    {
        if (!ByEnds.TryGetValue((from, to), out var transition) || transition.Owner != by)
            throw new IllegalOrderTransitionException(orderId, from, to, by);
    }

    /// <summary>Gives the statuses that can follow one, in the order of <see cref="Transitions"/>.</summary>
    public static IEnumerable<OrderStatus> NextOf(OrderStatus from) => Transitions.Where(transition => transition.From == from).Select(transition => transition.To);
}
