using Messaging.Orders;
using ServiceDefaults.Http;

namespace Mes.Orders;

/// <summary>What is wrong with a request for an order.</summary>
internal static class OrderProblems
{
    internal static void Add(ProblemMap problems) => problems
        .Map<IllegalOrderTransitionException>(illegal => Problems.RuleViolated("order-wrong-status", illegal.Message))
        .Expect<OrderId>("an order number, such as S-100001");

    internal static ProblemException NotFound(OrderId orderId) => new(Problems.NotFound(
        "order", $"MES does not know order {orderId}. It hears of an order shortly after the shop or the CRM has created it."));
}
