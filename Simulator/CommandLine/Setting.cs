using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;

namespace Simulator.CommandLine;

/// <summary>Makes options that say, when a value is wrong, which option, what is wrong with it and what would be right.</summary>
internal static class Setting
{
    /// <summary>Makes an option for a whole number.</summary>
    internal static Setting<int> Whole(string name, string description, string unit, int least, int most, int standard) =>
        new(name, $"{description} ({least} to {most}; default {standard})", "N", standard)
        {
            CustomParser = result => ReadWhole(result, least, most) ?? Refuse<int>(result, $"{name} must be a whole number from {least} to {most}{unit}"),
        };

    /// <summary>Makes an option for a whole number that may be left out.</summary>
    internal static Setting<int?> OptionalWhole(string name, string description, string unit, int least, int most) =>
        new(name, $"{description} ({least} to {most})", "N", null)
        {
            CustomParser = result => ReadWhole(result, least, most) ?? Refuse<int?>(result, $"{name} must be a whole number from {least} to {most}{unit}"),
        };

    /// <summary>Makes an option for a length of time.</summary>
    internal static Setting<TimeSpan> Duration(string name, string description, TimeSpan least, TimeSpan most, TimeSpan standard) =>
        new(name, $"{description} ({DurationText.Write(least)} to {DurationText.Write(most)}; default {DurationText.Write(standard)})", "TIME", standard)
        {
            CustomParser = result => ReadDuration(result, name, least, most) ?? default,
        };

    /// <summary>Makes an option for a length of time that may be left out.</summary>
    internal static Setting<TimeSpan?> OptionalDuration(string name, string description, TimeSpan least, TimeSpan most) =>
        new(name, $"{description} ({DurationText.Write(least)} to {DurationText.Write(most)})", "TIME", null)
        {
            CustomParser = result => ReadDuration(result, name, least, most),
        };

    /// <summary>Makes an option for one of the values of an enumeration, in lower case with hyphens.</summary>
    internal static Setting<T> Choice<T>(string name, string description, T standard)
        where T : struct, Enum
    {
        var names = Enum.GetValues<T>().ToDictionary(NameOf, StringComparer.Ordinal);
        var list = string.Join(", ", names.Keys);
        return new Setting<T>(name, $"{description}: {list} (default {NameOf(standard)})", "NAME", standard)
        {
            CustomParser = result => names.TryGetValue(Only(result), out var value) ? value : Refuse<T>(result, $"{name} must be one of {list}"),
        };
    }

    /// <summary>Gives the name of an enumeration's value on the command line, such as <c>wrong-count</c>.</summary>
    internal static string NameOf<T>(T value)
        where T : struct, Enum
    {
        var text = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    /// <summary>Reports a value that is refused.</summary>
    internal static T? Refuse<T>(ArgumentResult result, string rule)
    {
        result.AddError($"{rule}, but is '{Only(result)}'.");
        return default;
    }

    /// <summary>Gives the text of an option's only value.</summary>
    internal static string Only(ArgumentResult result) => result.Tokens[0].Value;

    private static int? ReadWhole(ArgumentResult result, int least, int most) =>
        int.TryParse(Only(result), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value : null;

    private static TimeSpan? ReadDuration(ArgumentResult result, string name, TimeSpan least, TimeSpan most) =>
        DurationText.TryRead(Only(result), out var value) && value >= least && value <= most
            ? value
            : Refuse<TimeSpan?>(result, $"{name} must be a time from {DurationText.Write(least)} to {DurationText.Write(most)}, such as 90s, 2m or 1h");
}
