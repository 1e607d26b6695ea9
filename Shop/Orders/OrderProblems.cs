using Messaging.Orders;
using Messaging.Outbox;
using ServiceDefaults.Http;

namespace Shop.Orders;

/// <summary>How the rules of orders look to a caller who breaks them.</summary>
internal static class OrderProblems
{
    /// <summary>Adds them to the answers of the API.</summary>
    internal static void Add(ProblemMap problems) => problems
        .Map<IllegalOrderTransitionException>(illegal => Problems.RuleViolated("order-in-wrong-state", illegal.Message))
        .Map<StreamConflictException>(_ => Problems.ChangedMeanwhile())
        .Expect<OrderId>("S- or C- and 6 to 12 digits, such as S-100001");

    internal static ProblemException NotFound(OrderId orderId, Guid customerId) => new(Problems.NotFound(
        "order", $"Customer {customerId} has no order {orderId}. GET /customers/{customerId}/orders lists theirs; an order placed by phone appears here shortly after."));
}
