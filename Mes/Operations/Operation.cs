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

    /// <summary>Gets how often it failed.</summary>
    internal int Failures { get; private set; }

    /// <summary>Gets when it failed last.</summary>
    internal DateTimeOffset? FailedAt { get; private set; }

    /// <summary>Gets why it failed last.</summary>
    internal OperationFailure? FailureReason { get; private set; }

    /// <summary>Gets whether it waits to be started, for the first time or again.</summary>
    internal bool CanBeStarted => Status is OperationStatus.Pending or OperationStatus.Failed;

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

    internal void Fail(OperationFailure reason, DateTimeOffset now)
    {
        Status = OperationStatus.Failed;
        Failures++;
        (FailedAt, FailureReason) = (now, reason);
    }

    /// <summary>Makes it due again after it was completed: what it made was rejected by a later operation.</summary>
    internal void Reopen()
    {
        Status = OperationStatus.Pending;
        (OperatorId, StartedAt, CompletedAt) = (null, null, null);
    }
}
