using Mes.Operations;
using Messaging.Contracts;
using Messaging.Orders;
using ServiceDefaults.Classification;

namespace Mes.Orders;

/// <summary>An order as production sees it: followed until the customer has approved it, owned from then until it is shipped.</summary>
internal sealed class Order
{
    private readonly List<Operation> _operations = [];

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

    /// <summary>Gets the number of changes that MES saw or made. Operations change the order without changing its <see cref="Version"/>.</summary>
    internal long Revision { get; private set; }

    internal Guid? ModelId { get; private set; }

    /// <summary>Gets the price, which MES has no use for but hands on with the events it publishes.</summary>
    internal Financial<decimal>? Price { get; private set; }

    internal DateTimeOffset CreatedAt { get; private set; }

    internal DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Gets when the order entered the production queue.</summary>
    internal DateTimeOffset? ApprovedAt { get; private set; }

    internal string? TrackingNumber { get; private set; }

    internal Guid? ShippedBy { get; private set; }

    /// <summary>Gets the operations in the sequence of production; none before the order is approved.</summary>
    internal IReadOnlyList<Operation> Operations => [.. _operations.OrderBy(operation => operation.Kind)];

    private bool IsInProduction => OrderStateMachine.OwnerOf(Status) == OrderSystem.Mes;

    internal static Order From(OrderCreated created) => new()
    {
        OrderId = created.OrderId,
        CustomerId = created.CustomerId,
        CreatedBy = created.CreatedBy,
        Material = created.Material,
        Quantity = created.Quantity,
        Status = OrderStatus.Initiated,
        Version = OrderStream.First,
        Revision = 1,
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
        (Status, Version, ChangedAt) = (change.NewStatus, change.Sequence, change.ChangedAt);
        ModelId = change.ModelId ?? ModelId;
        Price = change.Price ?? Price;
        Revision++;
        if (Status != OrderStatus.ManufacturingApproved)
            return;
        ApprovedAt = change.ChangedAt;
        _operations.AddRange(OperationKinds.InSequence.Select(kind => new Operation(kind)));
    }

    /// <summary>Starts an operation, for the first time or after it failed. The first printing begins production, the first packing ends it.</summary>
    /// <returns>The change of the order's status, where there is one.</returns>
    internal OrderStatusChanged? Start(OperationKind kind, Guid operatorId, DateTimeOffset now)
    {
        var operation = Find(kind);
        if (!operation.CanBeStarted)
            throw ProductionRule.AlreadyStarted(OrderId, operation);
        if (_operations.Where(earlier => earlier.Kind < kind && earlier.Status != OperationStatus.Completed).MinBy(earlier => earlier.Kind) is { } missing)
            throw ProductionRule.OutOfSequence(OrderId, kind, missing);
        operation.Start(operatorId, now);
        Revision++;
        return kind switch
        {
            OperationKind.Print when Status == OrderStatus.ManufacturingApproved => ChangeStatus(OrderStatus.ManufacturingStarted, now),
            OperationKind.Pack when Status == OrderStatus.ManufacturingCompleted => ChangeStatus(OrderStatus.Packaging, now),
            _ => null,
        };
    }

    /// <summary>Completes an operation. The quality check ends manufacturing.</summary>
    /// <returns>The change of the order's status, where there is one.</returns>
    internal OrderStatusChanged? Complete(OperationKind kind, Guid operatorId, DateTimeOffset now)
    {
        var operation = Find(kind);
        EnsureUnderWay(operation);
        if (operation.OperatorId != operatorId)
            throw ProductionRule.StartedByAnother(OrderId, operation, operatorId);
        operation.Complete(now);
        Revision++;
        return kind == OperationKind.QualityCheck ? ChangeStatus(OrderStatus.ManufacturingCompleted, now) : null;
    }

    /// <summary>Notes that an operation failed; it can be started again. The order keeps its status, for it is still being made.</summary>
    /// <remarks>Parts that fail the quality check are made anew, from the printing on.</remarks>
    /// <returns>The operation that failed.</returns>
    internal Operation Fail(OperationKind kind, OperationFailure reason, DateTimeOffset now)
    {
        var operation = Find(kind);
        EnsureUnderWay(operation);
        operation.Fail(reason, now);
        if (kind == OperationKind.QualityCheck)
            _operations.Where(earlier => earlier.Kind < kind).ToList().ForEach(earlier => earlier.Reopen());
        Revision++;
        return operation;
    }

    /// <summary>Hands the packed order to the carrier.</summary>
    internal OrderStatusChanged Ship(Guid operatorId, string trackingNumber, DateTimeOffset now)
    {
        if (Find(OperationKind.Pack) is { Status: not OperationStatus.Completed } pack)
            throw ProductionRule.NotPacked(OrderId, pack);
        (ShippedBy, TrackingNumber) = (operatorId, trackingNumber);
        Revision++;
        return ChangeStatus(OrderStatus.Shipped, now);
    }

    /// <summary>Tells whether the order can still be given up: until its parts have passed the quality check.</summary>
    internal bool CanBeCancelled => IsInProduction && OrderStateMachine.IsLegal(Status, OrderStatus.Cancelled);

    /// <summary>Gives the order up. The caller has asked <see cref="CanBeCancelled"/>.</summary>
    internal OrderStatusChanged Cancel(string reason, DateTimeOffset now)
    {
        Revision++;
        return ChangeStatus(OrderStatus.Cancelled, now, reason);
    }

    private void EnsureUnderWay(Operation operation)
    {
        if (operation.CanBeStarted)
            throw ProductionRule.NotStarted(OrderId, operation.Kind);
        if (operation.Status == OperationStatus.Completed)
            throw ProductionRule.AlreadyCompleted(OrderId, operation);
    }

    private Operation Find(OperationKind kind) => IsInProduction
        ? _operations.Single(operation => operation.Kind == kind)
        : throw ProductionRule.NotInProduction(OrderId, Status);

    private OrderStatusChanged ChangeStatus(OrderStatus next, DateTimeOffset now, string? reason = null)
    {
        OrderStateMachine.EnsureLegal(OrderId, Status, next, OrderSystem.Mes);
        var old = Status;
        (Status, Version, ChangedAt) = (next, Version + 1, now);
        return new OrderStatusChanged(OrderId, CustomerId, Version, old, next, OrderSystem.Mes, now, ModelId, Price, reason);
    }
}
