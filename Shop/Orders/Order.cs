using Messaging.Contracts;
using Messaging.Orders;
using ServiceDefaults.Classification;
using static Messaging.Orders.OrderStatus;

namespace Shop.Orders;

/// <summary>A customer's order, as far as the shop is concerned. The shop changes it until it is approved; from then on it follows what MES and CRM publish.</summary>
internal sealed class Order
{
    private Order()
    {
    }

    public OrderId Id { get; private init; }

    public Guid CustomerId { get; private init; }

    public OrderSystem CreatedBy { get; private init; }

    public Material Material { get; private init; }

    public int Quantity { get; private init; }

    public OrderStatus Status { get; private set; }

    /// <summary>Gets the number of the last event of the order's stream; also what the ETag shows.</summary>
    public long Version { get; private set; }

    public OrderModel? Model { get; private set; }

    public Financial<decimal>? Price { get; private set; }

    /// <summary>Gets why the model could not be priced, or why the order was cancelled.</summary>
    public string? FailureReason { get; private set; }

    /// <summary>Gets the employee who approved it on the customer's behalf, if one did.</summary>
    public Personal<string>? ApprovedOnBehalfBy { get; private set; }

    /// <summary>Gets the request to MES to cancel the order that is not answered yet.</summary>
    public Guid? CancellationRequestId { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset ChangedAt { get; private set; }

    internal static Order Create(OrderId id, Guid customerId, OrderSystem createdBy, Material material, int quantity, DateTimeOffset createdAt) => new()
    {
        Id = id,
        CustomerId = customerId,
        CreatedBy = createdBy,
        Material = material,
        Quantity = quantity,
        Status = Initiated,
        Version = OrderStream.First,
        CreatedAt = createdAt,
        ChangedAt = createdAt,
    };

    internal OrderStatusChanged Submit(OrderModel model, DateTimeOffset now)
    {
        OrderStateMachine.EnsureLegal(Id, Status, Submitted, OrderSystem.Shop);
        Model = model;
        Price = null;
        FailureReason = null;
        return Change(Submitted, null, now);
    }

    internal OrderStatusChanged Priced(Financial<decimal> price, DateTimeOffset now)
    {
        OrderStateMachine.EnsureLegal(Id, Status, PriceCalculated, OrderSystem.Shop);
        Price = price;
        return Change(PriceCalculated, null, now);
    }

    internal OrderStatusChanged NotPriced(string reason, DateTimeOffset now)
    {
        OrderStateMachine.EnsureLegal(Id, Status, CalculationFailed, OrderSystem.Shop);
        FailureReason = reason;
        return Change(CalculationFailed, reason, now);
    }

    internal OrderStatusChanged Approve(Personal<string>? onBehalfBy, DateTimeOffset now)
    {
        OrderStateMachine.EnsureLegal(Id, Status, ManufacturingApproved, OrderSystem.Shop);
        ApprovedOnBehalfBy = onBehalfBy;
        return Change(ManufacturingApproved, null, now);
    }

    internal OrderStatusChanged Cancel(string reason, DateTimeOffset now)
    {
        OrderStateMachine.EnsureLegal(Id, Status, Cancelled, OrderSystem.Shop);
        FailureReason = reason;
        return Change(Cancelled, reason, now);
    }

    /// <summary>Notes that MES is asked to cancel what the shop no longer may.</summary>
    internal OrderCancellationRequested RequestCancellation(string reason, Guid requestId)
    {
        OrderStateMachine.EnsureLegal(Id, Status, Cancelled, OrderSystem.Mes);
        CancellationRequestId = requestId;
        return new OrderCancellationRequested(Id, CustomerId, requestId, reason);
    }

    internal void CancellationWasRefused() => CancellationRequestId = null;

    /// <summary>Takes over a change that another system made.</summary>
    internal void Follow(OrderStatusChanged change)
    {
        Status = change.NewStatus;
        Version = change.Sequence;
        ChangedAt = change.ChangedAt;
        if (change.NewStatus == Cancelled)
            FailureReason = change.Reason;
        if (!OrderStateMachine.IsLegal(change.NewStatus, Cancelled))
            CancellationRequestId = null;
    }

    private OrderStatusChanged Change(OrderStatus to, string? reason, DateTimeOffset now)
    {
        var change = new OrderStatusChanged(Id, CustomerId, Version + 1, Status, to, OrderSystem.Shop, now, Model?.Id, Price, reason);
        Status = to;
        Version = change.Sequence;
        ChangedAt = now;
        return change;
    }
}
