namespace Mes.Operations;

/// <summary>What operators do (requirement 2.5).</summary>
internal static partial class OperationEvents
{
    [LoggerMessage(EventId = MesEventId.OperationStarted, EventName = "mes.operation_started", Level = LogLevel.Information,
        Message = "Order {OrderId}: operator {OperatorId} started {Operation} at {StartedAt}")]
    internal static partial void Started(ILogger logger, string orderId, string operation, Guid operatorId, DateTimeOffset startedAt);

    [LoggerMessage(EventId = MesEventId.OperationCompleted, EventName = "mes.operation_completed", Level = LogLevel.Information,
        Message = "Order {OrderId}: operator {OperatorId} completed {Operation}, begun at {StartedAt}, at {CompletedAt}")]
    internal static partial void Completed(
        ILogger logger, string orderId, string operation, Guid operatorId, DateTimeOffset startedAt, DateTimeOffset completedAt);

    [LoggerMessage(EventId = MesEventId.OperationFailed, EventName = "mes.operation_failed", Level = LogLevel.Warning,
        Message = "Order {OrderId}: operator {OperatorId} reports that {Operation}, begun at {StartedAt}, failed at {FailedAt} (failure {Failures}): {FailureReason}")]
    internal static partial void Failed(
        ILogger logger, string orderId, string operation, Guid operatorId, DateTimeOffset startedAt, DateTimeOffset failedAt, int failures, OperationFailure failureReason);
}
