using CostCalculator.ModelFiles;
using Messaging.Contracts;
using Messaging.Orders;

namespace CostCalculator.Calculations;

/// <summary>The log events of pricing (requirements 2.4, 2.6, 2.7). No amount of money is ever among them.</summary>
internal static partial class CalculationEvents
{
    [LoggerMessage(EventId = CostCalculatorEventId.CostCalculated, EventName = "order.cost_calculated",
        Message = "Cost of order {OrderId} calculated with {Result} in {CostDurationMs} ms")]
    internal static partial void CostCalculated(
        ILogger logger, LogLevel level, OrderId orderId, string result, double costDurationMs, [TagName("Reason")] CalculationFailure? reason);

    [LoggerMessage(EventId = CostCalculatorEventId.ModelFetched, EventName = "cost.model_fetched", Level = LogLevel.Trace,
        Message = "Fetching model {ModelId} of {FileSizeBytes} bytes")]
    internal static partial void ModelFetched(ILogger logger, Guid modelId, long? fileSizeBytes);

    [LoggerMessage(EventId = CostCalculatorEventId.ModelMeasured, EventName = "cost.model_measured", Level = LogLevel.Trace,
        Message = "Measured model {ModelId}: {ModelFormat}, {TriangleCount} triangles, {VolumeMm3} mm3")]
    internal static partial void ModelMeasured(ILogger logger, Guid modelId, ModelFormat modelFormat, long triangleCount, double volumeMm3);

    [LoggerMessage(EventId = CostCalculatorEventId.ModelPriced, EventName = "cost.model_priced", Level = LogLevel.Trace,
        Message = "Priced model {ModelId}: {MachineSeconds} s of machine time a piece")]
    internal static partial void ModelPriced(ILogger logger, Guid modelId, decimal machineSeconds);

    [LoggerMessage(EventId = CostCalculatorEventId.AnsweredAgain, EventName = "cost.answered_again", Level = LogLevel.Debug,
        Message = "Order {OrderId} asked again for the cost of model {ModelId}; it is answered as before")]
    internal static partial void AnsweredAgain(ILogger logger, OrderId orderId, Guid modelId);
}
