using Mes.Operations;
using Messaging.Orders;
using ServiceDefaults.Http;

namespace Mes.Orders;

/// <summary>The rules of production, as the operator who breaks one is told.</summary>
internal static class ProductionRule
{
    internal static ProblemException NotInProduction(OrderId orderId, OrderStatus status) => Broken(
        "order-not-in-production", $"Order {orderId} is {status}; operations are done on orders that are {string.Join(", ", ProductionQueue.Statuses)}.");

    internal static ProblemException AlreadyStarted(OrderId orderId, Operation operation) => Broken(
        "operation-already-started",
        $"Operation {operation.Kind.Name()} of order {orderId} was started by operator {operation.OperatorId} at {operation.StartedAt:O}; it is started again only after it failed.");

    internal static ProblemException OutOfSequence(OrderId orderId, OperationKind kind, Operation missing) => Broken(
        "operation-out-of-sequence",
        $"Operation {kind.Name()} of order {orderId} comes after {missing.Kind.Name()}, which is {missing.Status}; the sequence is {OperationKinds.All}.");

    internal static ProblemException NotStarted(OrderId orderId, OperationKind kind) => Broken(
        "operation-not-started", $"Operation {kind.Name()} of order {orderId} is not under way; start it before it is completed or fails.");

    internal static ProblemException AlreadyCompleted(OrderId orderId, Operation operation) => Broken(
        "operation-already-completed",
        $"Operation {operation.Kind.Name()} of order {orderId} was completed by operator {operation.OperatorId} at {operation.CompletedAt:O}; each operation is completed once.");

    internal static ProblemException StartedByAnother(OrderId orderId, Operation operation, Guid operatorId) => Broken(
        "operation-of-another-operator",
        $"Operation {operation.Kind.Name()} of order {orderId} was started by operator {operation.OperatorId}, who alone may complete it; {operatorId} may not.");

    internal static ProblemException NotPacked(OrderId orderId, Operation pack) => Broken(
        "order-not-packed", $"Order {orderId} cannot be shipped: its operation {pack.Kind.Name()} is {pack.Status}, and must be Completed.");

    private static ProblemException Broken(string code, string detail) => new(Problems.RuleViolated(code, detail));
}
