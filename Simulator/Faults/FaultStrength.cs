namespace Simulator.Faults;

/// <summary>In what a fault's strength is counted.</summary>
/// <param name="Unit">What is counted, for people.</param>
/// <param name="Least">The least that has a meaning.</param>
/// <param name="Most">The most that the system's limits and an order's time allow.</param>
/// <param name="Usual">What a flag without a strength means.</param>
internal sealed record FaultStrength(string Unit, int Least, int Most, int Usual);
