using System.Collections.Frozen;
using System.Globalization;

namespace Simulator.Faults;

/// <summary>How often each fault befalls an order, from 0 (never) to 1 (always).</summary>
internal sealed class FaultGrades
{
    private static readonly FrozenDictionary<Fault, double> Usual = new Dictionary<Fault, double>
    {
        [Fault.BrokenModels] = 0.1,
        [Fault.Abandoned] = 0.05,
        [Fault.Rejected] = 0.05,
        [Fault.Cancellations] = 0.05,
        [Fault.DuplicateClicks] = 0.1,
        [Fault.PhoneOrders] = 0.2,
        [Fault.OnBehalf] = 0.1,
        [Fault.Complaints] = 0.05,
        [Fault.Tickets] = 0.05,
    }.ToFrozenDictionary();

    private readonly IReadOnlyDictionary<Fault, double> _grades;

    private FaultGrades(IReadOnlyDictionary<Fault, double> grades) => _grades = grades;

    /// <summary>Gets the grades of a run in which everybody takes the straight way.</summary>
    internal static FaultGrades None { get; } = new(new Dictionary<Fault, double>());

    /// <summary>Gets the grades of a run in which every fault has its usual grade.</summary>
    internal static FaultGrades All { get; } = new(Usual);

    /// <summary>Gets all faults with their usual grades, as <c>--faults</c> takes them.</summary>
    internal static string Catalogue { get; } =
        string.Join(", ", Enum.GetValues<Fault>().Select(fault => string.Create(CultureInfo.InvariantCulture, $"{NameOf(fault)}={Usual[fault]}")));

    /// <summary>Gets the share of orders that a fault befalls.</summary>
    internal double this[Fault fault] => _grades.GetValueOrDefault(fault);

    /// <summary>Reads <c>brokenModels=0.3,abandoned,…</c>: a name alone takes its usual grade; <c>all</c> is every fault at its usual grade.</summary>
    /// <param name="text">The flags.</param>
    /// <param name="faults">What is wrong with the text, all at once.</param>
    internal static FaultGrades Parse(string text, out IReadOnlyList<string> faults)
    {
        var grades = new Dictionary<Fault, double>();
        var wrong = new List<string>();
        foreach (var flag in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var (name, grade) = flag.Split('=', 2, StringSplitOptions.TrimEntries) is [var before, var after] ? (before, after) : (flag, null);
            if (flag == "all")
                grades = grades.Concat(Usual.Where(usual => !grades.ContainsKey(usual.Key))).ToDictionary();
            else if (!TryFind(name, out var fault))
                wrong.Add($"--faults: there is no fault '{name}'; there are {string.Join(", ", Enum.GetValues<Fault>().Select(NameOf))}, and all.");
            else if (grade is null)
                grades[fault] = Usual[fault];
            else if (double.TryParse(grade, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share <= 1)
                grades[fault] = share;
            else
                wrong.Add($"--faults: the grade of {name} must be a number from 0 to 1, but is '{grade}'.");
        }

        faults = wrong;
        return new FaultGrades(grades);
    }

    /// <summary>Gives a fault's name on the command line, such as <c>brokenModels</c>.</summary>
    internal static string NameOf(Fault fault)
    {
        var name = fault.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static bool TryFind(string name, out Fault fault)
    {
        fault = Enum.GetValues<Fault>().FirstOrDefault(candidate => NameOf(candidate) == name);
        return NameOf(fault) == name;
    }
}
