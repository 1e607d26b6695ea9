using Messaging.Contracts;
using Messaging.Orders;
using ServiceDefaults.Classification;

namespace Peers;

/// <summary>Makes the events of one order's life, in turn.</summary>
public sealed class OrderStory
{
    private static long _lastNumber = 500_000;

    public static DateTimeOffset Start { get; } = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public OrderStory(OrderSystem createdBy = OrderSystem.Shop, Guid? customerId = null)
    {
        OrderId = OrderId.Create(createdBy, Interlocked.Increment(ref _lastNumber));
        CustomerId = customerId ?? Guid.CreateVersion7();
        Created = new OrderCreated(OrderId, CustomerId, createdBy, Material.Petg, 3, Start);
    }

    /// <summary>Goes on with an order that exists.</summary>
    public OrderStory(OrderId orderId, Guid customerId)
    {
        OrderId = orderId;
        CustomerId = customerId;
        Created = new OrderCreated(orderId, customerId, OrderSystem.Crm, Material.Petg, 3, Start);
    }

    public OrderId OrderId { get; }

    public Guid CustomerId { get; }

    public Guid ModelId { get; } = Guid.CreateVersion7();

    public OrderCreated Created { get; }

    public OrderStatus Status { get; private set; } = OrderStatus.Initiated;

    public long Version { get; private set; } = OrderStream.First;

    /// <summary>Gives the event of the next transition.</summary>
    public OrderStatusChanged To(OrderStatus next, string? reason = null)
    {
        var change = new OrderStatusChanged(
            OrderId,
            CustomerId,
            ++Version,
            Status,
            next,
            OrderStateMachine.OwnerOf(Status)!.Value,
            Start.AddMinutes(Version),
            next == OrderStatus.Cancelled ? null : ModelId,
            next is OrderStatus.Submitted or OrderStatus.Cancelled or OrderStatus.CalculationFailed ? null : new Financial<decimal>(48.25m),
            reason);
        Status = next;
        return change;
    }

    /// <summary>Gives the events from creation to approval.</summary>
    public IIntegrationEvent[] UntilApproved() =>
        [Created, To(OrderStatus.Submitted), To(OrderStatus.PriceCalculated), To(OrderStatus.ManufacturingApproved)];

    /// <summary>Gives a request to cancel.</summary>
    public OrderCancellationRequested Cancellation() => new(OrderId, CustomerId, Guid.CreateVersion7(), "the customer's dog ate the drawing");
}
