using Simulator.Apis;
using Simulator.Models;
using static Simulator.Apis.OrderStatus;

namespace Simulator.Orders;

/// <summary>Decides what is done next about an order. No I/O: <see cref="OrderFlow"/> obeys it.</summary>
internal static class OrderScript
{
    /// <summary>Gives the next step.</summary>
    /// <param name="plan">What was decided about the order.</param>
    /// <param name="status">Where it stands.</param>
    /// <param name="uploads">How many models were sent so far, refused ones included.</param>
    /// <exception cref="UnexpectedOutcomeException">The order is where its plan cannot lead.</exception>
    internal static OrderStep Next(OrderPlan plan, OrderStatus status, int uploads)
    {
        if (status is Closed or Cancelled || plan.LeaveAt == status)
            return OrderStep.Rest;
        if (plan.CancelAt == status)
            return OrderStep.Cancel;
        return status switch
        {
            Initiated => uploads == 0 ? OrderStep.Upload : AfterRefusal(plan, uploads),
            Submitted => OrderStep.AwaitPrice,
            CalculationFailed when IsSound(plan, uploads) =>
                throw new UnexpectedOutcomeException("sound model not priced", $"the model {FileOf(plan, uploads)} is sound, yet the calculation failed."),
            CalculationFailed => AfterRefusal(plan, uploads),
            PriceCalculated when !IsSound(plan, uploads) =>
                throw new UnexpectedOutcomeException("broken model priced", $"the model {FileOf(plan, uploads)} is broken ({plan.Model.Defect}), yet it was priced."),
            PriceCalculated => OrderStep.Approve,
            ManufacturingApproved => OrderStep.StartPrinting,
            ManufacturingStarted => OrderStep.FinishProduction,
            ManufacturingCompleted => OrderStep.StartPacking,
            Packaging => OrderStep.Ship,
            Shipped => OrderStep.Close,
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, "This status has no step."),
        };
    }

    private static OrderStep AfterRefusal(OrderPlan plan, int uploads) => plan.SecondModel is not null && uploads == 1 ? OrderStep.UploadSecond : OrderStep.Cancel;

    private static bool IsSound(OrderPlan plan, int uploads) => uploads > 1 || plan.Model.Defect == Defect.None;

    private static string FileOf(OrderPlan plan, int uploads) => uploads > 1 ? plan.SecondModel!.FileName : plan.Model.FileName;
}
