using System.Globalization;
using Simulator.Faults;

namespace Simulator.Personas;

/// <summary>How many customers of each kind there are.</summary>
internal sealed class PersonaMix
{
    private readonly IReadOnlyDictionary<Persona, double> _shares;

    private PersonaMix(IReadOnlyDictionary<Persona, double> weights)
    {
        var sum = weights.Values.Sum();
        _shares = weights.ToDictionary(weight => weight.Key, weight => weight.Value / sum);
    }

    /// <summary>Gets the usual mix.</summary>
    internal static PersonaMix Usual { get; } = new(new Dictionary<Persona, double>
    {
        [Persona.Regular] = 6, [Persona.Impatient] = 2, [Persona.Careful] = 2, [Persona.Wholesale] = 1,
    });

    /// <summary>Gets the usual mix as <c>--personas</c> takes it.</summary>
    internal const string UsualText = "regular=6,impatient=2,careful=2,wholesale=1";

    /// <summary>Reads <c>regular=6,impatient=2</c>: the numbers are relative, who is not named is not there.</summary>
    /// <param name="text">The mix.</param>
    /// <param name="faults">What is wrong with the text, all at once.</param>
    internal static PersonaMix Parse(string text, out IReadOnlyList<string> faults)
    {
        var weights = new Dictionary<Persona, double>();
        var wrong = new List<string>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var (name, weight) = part.Split('=', 2, StringSplitOptions.TrimEntries) is [var before, var after] ? (before, after) : (part, "1");
            if (Enum.GetValues<Persona>().Cast<Persona?>().FirstOrDefault(candidate => NameOf(candidate!.Value) == name) is not { } persona)
                wrong.Add($"--personas: there is no persona '{name}'; there are {string.Join(", ", Enum.GetValues<Persona>().Select(NameOf))}.");
            else if (double.TryParse(weight, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
                weights[persona] = number;
            else
                wrong.Add($"--personas: the share of {name} must be a number that is not negative, but is '{weight}'.");
        }

        if (wrong.Count == 0 && weights.Values.Sum() == 0)
            wrong.Add($"--personas: somebody must have a share above 0, but '{text}' gives nobody one.");
        faults = wrong;
        return wrong.Count == 0 ? new PersonaMix(weights) : Usual;
    }

    /// <summary>Gives who has the place <paramref name="place"/> when all stand in a row, from 0 to 1.</summary>
    internal Persona At(double place)
    {
        var passed = 0.0;
        foreach (var (persona, share) in _shares)
        {
            passed += share;
            if (place < passed)
                return persona;
        }

        return _shares.Last(entry => entry.Value > 0).Key;
    }

    /// <summary>Gives the share of a persona's orders that a fault befalls, so that about <paramref name="share"/> of all orders are befallen.</summary>
    /// <remarks>The odds p / (1 - p) are multiplied and not the share itself: what befalls all or none still does.</remarks>
    internal double ShareOf(Fault fault, double share, Persona persona)
    {
        var mean = _shares.Sum(entry => entry.Value * PersonaTraits.Of(entry.Key).OddsOf(fault));
        var odds = PersonaTraits.Of(persona).OddsOf(fault) / mean;
        return share * odds / (1 - share + (share * odds));
    }

    private static string NameOf(Persona persona) => persona.ToString().ToLowerInvariant();
}
