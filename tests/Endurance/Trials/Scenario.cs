using Endurance.Faults;

namespace Endurance.Trials;

/// <summary>What goes wrong, in which order.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Faults">What goes wrong while people work, one after the other.</param>
internal sealed record Scenario(string Name, IReadOnlyList<IFault> Faults);
