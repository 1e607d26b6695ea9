using Mes.Operations;

namespace Mes.Orders;

/// <summary>An operation as the API shows it.</summary>
/// <param name="Kind">Which step of production.</param>
/// <param name="Status">How far it has got.</param>
/// <param name="OperatorId">Who started it.</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="CompletedAt">When it was completed.</param>
/// <param name="Failures">How often it failed.</param>
/// <param name="FailedAt">When it failed last.</param>
/// <param name="FailureReason">Why it failed last.</param>
internal sealed record OperationView(
    OperationKind Kind,
    OperationStatus Status,
    Guid? OperatorId,
    DateTimeOffset? StartedAt,
    DateTimeOffset? CompletedAt,
    int Failures,
    DateTimeOffset? FailedAt,
    OperationFailure? FailureReason)
{
    internal static OperationView Of(Operation operation) => new(
        operation.Kind,
        operation.Status,
        operation.OperatorId,
        operation.StartedAt,
        operation.CompletedAt,
        operation.Failures,
        operation.FailedAt,
        operation.FailureReason);
}
