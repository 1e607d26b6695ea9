using Messaging.Orders;
using ServiceDefaults.Http;

namespace CostCalculator.Calculations;

/// <summary>What is wrong with a request for a calculation.</summary>
internal static class CalculationProblems
{
    public static void Add(ProblemMap problems) => problems.Expect<OrderId>("an order number, such as S-100001");

    public static ProblemException NotFound(OrderId orderId) => new(Problems.NotFound(
        "calculation", $"Nothing was calculated for order {orderId}. A calculation begins when the order's model has been uploaded."));
}
