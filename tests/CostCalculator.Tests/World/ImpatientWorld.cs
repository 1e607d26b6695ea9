namespace CostCalculator.Tests.World;

/// <summary>A world whose cost calculator finds everything slow.</summary>
public sealed class ImpatientWorld : SharedWorld
{
    private protected override (string Key, string Value)[] Settings => [("CostCalculator:SlowLimit", "00:00:00.001"), ("CostCalculator:FetchTimeout", "00:00:00.500")];
}
