namespace Simulator.Faults;

/// <summary>How often a fault befalls an order, and how badly.</summary>
/// <param name="Share">The share of orders (of time, for bursts), from 0 (never) to 1 (always).</param>
/// <param name="Strength">How badly, in the fault's own unit; 1 where it has none.</param>
internal readonly record struct FaultGrade(double Share, int Strength);
