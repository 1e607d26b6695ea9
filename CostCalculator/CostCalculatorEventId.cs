namespace CostCalculator;

/// <summary>The ids of the log events of this project: 5000 to 5099. docs/events.md lists them with those of the other projects.</summary>
internal static class CostCalculatorEventId
{
    internal const int CostCalculated = 5000;
    internal const int ModelFetched = 5001;
    internal const int ModelMeasured = 5002;
    internal const int ModelPriced = 5003;
    internal const int AnsweredAgain = 5004;
}
