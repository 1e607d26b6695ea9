using Crm.Shop;
using Messaging.Orders;
using Messaging.Outbox;
using ServiceDefaults.Http;

namespace Crm.Orders;

/// <summary>What is wrong with a request for an order.</summary>
internal static class OrderProblems
{
    internal static void Add(ProblemMap problems) => problems
        .Map<IllegalOrderTransitionException>(illegal => Problems.RuleViolated("order-in-wrong-state", illegal.Message))
        .Map<ShopUnavailableException>(away => new Problem(503, "shop-unavailable", "The shop does not answer.", away.Message) { RetryAfter = away.RetryAfter })
        .Map<StreamConflictException>(_ => Problems.ChangedMeanwhile())
        .Expect<OrderId>("S- or C- and 6 to 12 digits, such as S-100001");

    internal static ProblemException NotFound(OrderId orderId) => new(Problems.NotFound(
        "order", $"The CRM does not know order {orderId}. It hears of an order shortly after the shop has created it."));

    internal static ProblemException NotFoundOf(Guid customerId, OrderId orderId) => new(Problems.NotFound(
        "order", $"The CRM knows no order {orderId} of customer {customerId}. GET /orders?customerId={customerId} lists theirs."));
}
