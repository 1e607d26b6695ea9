using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using ServiceDefaults.Http;

namespace ServiceDefaults.Levels;

/// <summary>Gathers what is wrong with a request about levels.</summary>
internal sealed partial class LevelFaults
{
    private const int LongestName = 100;
    private const int LongestReason = 500;

    private readonly Dictionary<string, string[]> _faults = new(StringComparer.Ordinal);

    internal void Add(string member, string fault) => _faults[member] = [fault];

    internal void CheckCategory(string category)
    {
        // Names of types and their parts; a wildcard would not be the longest of anything.
        if (!CategoryForm().IsMatch(category))
            Add("category", "category must be Default, or the name of a logger's category or its beginning, such as Shop.Orders: 1 to 200 letters, digits, '.', '_', '-', '+' or '`'.");
    }

    internal LogLevel Level(string? name)
    {
        var known = Enum.GetNames<LogLevel>();
        if (known.Contains(name, StringComparer.OrdinalIgnoreCase))
            return Enum.Parse<LogLevel>(name!, ignoreCase: true);
        Add("level", $"level must be one of {string.Join(", ", known)}.");
        return LogLevel.None;
    }

    internal void CheckBy(string? by) => CheckText("by", by, LongestName, "who changes the level");

    internal void CheckReason(string? reason) => CheckText("reason", reason, LongestReason, "why the level is changed");

    /// <exception cref="ProblemException">400, with all faults.</exception>
    internal void ThrowIfAny()
    {
        if (_faults.Count > 0)
            throw new ProblemException(Problems.Invalid(_faults));
    }

    private void CheckText(string member, string? text, int longest, string what)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > longest || text.Any(char.IsControl))
            Add(member, $"{member} must say in 1 to {longest} characters, on one line, {what}.");
    }

    [GeneratedRegex("^[A-Za-z0-9._+`-]{1,200}$")]
    private static partial Regex CategoryForm();
}
