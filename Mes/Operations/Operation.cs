namespace Mes.Operations;

/// <summary>One step of making one order. Its rules stand in <see cref="Orders.Order"/>, which knows the other steps.</summary>
internal sealed class Operation(OperationKind kind)
{
    internal OperationKind Kind { get; private set; } = kind;

    internal OperationStatus Status { get; private set; } = OperationStatus.Pending;

    /// <summary>Gets the operator who started it, and who alone may complete it.</summary>
    internal Guid? OperatorId { get; private set; }

    internal DateTimeOffset? StartedAt { get; private set; }

    internal DateTimeOffset? CompletedAt { get; private set; }

    internal void Start(Guid operatorId, DateTimeOffset now)
    {
        Status = OperationStatus.Started;
        OperatorId = operatorId;
        StartedAt = now;
    }

    internal void Complete(DateTimeOffset now)
    {
        Status = OperationStatus.Completed;
        CompletedAt = now;
    }
}
