using Endurance.Faults;

namespace Endurance.Trials;

/// <summary>What goes wrong, in which order.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="AtRest">What goes wrong before anybody works.</param>
/// <param name="AtWork">What goes wrong while people work, one after the other.</param>
internal sealed record Scenario(string Name, IReadOnlyList<IFault> AtRest, IReadOnlyList<IFault> AtWork);
