using System.Globalization;

namespace Simulator.Faults;

/// <summary>How often each fault befalls an order, and how badly.</summary>
internal sealed class FaultGrades
{
    private readonly IReadOnlyDictionary<Fault, FaultGrade> _grades;

    private FaultGrades(IReadOnlyDictionary<Fault, FaultGrade> grades) => _grades = grades;

    /// <summary>Gets the grades of a run in which everybody takes the straight way.</summary>
    internal static FaultGrades None { get; } = new(new Dictionary<Fault, FaultGrade>());

    /// <summary>Gets the grades of a run in which every fault has its usual grade.</summary>
    internal static FaultGrades All { get; } = new(FaultCatalogue.All.ToDictionary(fault => fault.Fault, fault => fault.Usual));

    /// <summary>Gets the grade of a fault.</summary>
    internal FaultGrade this[Fault fault] => _grades.GetValueOrDefault(fault);

    /// <summary>
    /// Reads <c>brokenModels=0.3,failingPrinter=0.1/2,abandoned,…</c>: the share, then the strength; what is left out is as usual, and <c>all</c> is every
    /// fault as usual that is not named itself.
    /// </summary>
    /// <param name="text">The flags.</param>
    /// <param name="faults">What is wrong with the text, all at once.</param>
    internal static FaultGrades Parse(string text, out IReadOnlyList<string> faults)
    {
        var grades = new Dictionary<Fault, FaultGrade>();
        var wrong = new List<string>();
        foreach (var flag in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var (name, grade) = flag.Split('=', 2, StringSplitOptions.TrimEntries) is [var before, var after] ? (before, after) : (flag, null);
            if (flag == "all")
                grades = FaultCatalogue.All.ToDictionary(fault => fault.Fault, fault => grades.GetValueOrDefault(fault.Fault, fault.Usual));
            else if (FaultCatalogue.Find(name) is not { } definition)
                wrong.Add($"--faults: there is no fault '{name}'; there are {FaultCatalogue.Names}, and all.");
            else
                grades[definition.Fault] = grade is null ? definition.Usual : Read(definition, grade, wrong);
        }

        faults = wrong;
        return new FaultGrades(grades);
    }

    private static FaultGrade Read(FaultDefinition fault, string text, List<string> wrong)
    {
        var (share, strength) = text.Split('/', 2, StringSplitOptions.TrimEntries) is [var before, var after] ? (before, after) : (text, null);
        if (!double.TryParse(share, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var often) || !(often <= 1))
            wrong.Add($"--faults: the grade of {fault.Name} must be a number from 0 to 1, but is '{share}'.");
        if (strength is null)
            return fault.Usual with { Share = often };
        if (fault.Strength is not { } range)
        {
            wrong.Add($"--faults: {fault.Name} has no strength, only a share, but is given '/{strength}'.");
            return fault.Usual;
        }

        var legal = int.TryParse(strength, NumberStyles.None, CultureInfo.InvariantCulture, out var badly) && badly >= range.Least && badly <= range.Most;
        if (!legal)
            wrong.Add($"--faults: the strength of {fault.Name} must be a whole number of {range.Unit} from {range.Least} to {range.Most}, but is '{strength}'.");
        return new FaultGrade(often, badly);
    }
}
