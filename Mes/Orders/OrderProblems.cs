using Messaging.Orders;
using Messaging.Outbox;
using ServiceDefaults.Http;

namespace Mes.Orders;

/// <summary>What is wrong with a request for an order.</summary>
internal static class OrderProblems
{
    internal static void Add(ProblemMap problems) => problems
        .Map<IllegalOrderTransitionException>(illegal => Problems.RuleViolated("order-in-wrong-state", illegal.Message))
        .Map<StreamConflictException>(_ => Problems.ChangedMeanwhile())
        .Expect<OrderId>("S- or C- and 6 to 12 digits, such as S-100001");

    internal static ProblemException NotFound(OrderId orderId) => new(Problems.NotFound(
        "order", $"MES does not know order {orderId}. It hears of an order shortly after the shop or the CRM has created it."));
}
