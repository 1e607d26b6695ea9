namespace Simulator.Faults;

/// <summary>A fault as <c>--faults</c> takes it.</summary>
/// <param name="Fault">Which.</param>
/// <param name="UsualShare">What a flag without a grade means.</param>
/// <param name="Strength">In what its strength is counted; <see langword="null"/> where it either befalls an order or not.</param>
internal sealed record FaultDefinition(Fault Fault, double UsualShare, FaultStrength? Strength = null)
{
    /// <summary>Gets the name on the command line, such as <c>brokenModels</c>.</summary>
    internal string Name { get; } = NameOf(Fault);

    /// <summary>Gets what a flag without a grade means.</summary>
    internal FaultGrade Usual { get; } = new(UsualShare, Strength?.Usual ?? 1);

    /// <summary>Gives a fault's name on the command line.</summary>
    internal static string NameOf(Fault fault)
    {
        var name = fault.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
