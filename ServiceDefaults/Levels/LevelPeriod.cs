using System.Globalization;
using System.Text.RegularExpressions;

namespace ServiceDefaults.Levels;

/// <summary>How long a level may count: from one second to seven days, or until somebody removes it.</summary>
internal static partial class LevelPeriod
{
    internal const string Forever = "forever";

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Computes the end from what a request says.</summary>
    /// <param name="period">For how long.</param>
    /// <param name="until">Until when.</param>
    /// <param name="now">The present time.</param>
    /// <param name="end">The end; <see langword="null"/> where there is none.</param>
    /// <returns>The member that is at fault and what is wrong with it; <see langword="null"/> where nothing is.</returns>
    internal static (string Member, string Fault)? Read(string? period, DateTimeOffset? until, DateTimeOffset now, out DateTimeOffset? end)
    {
        end = until?.ToUniversalTime();
        if ((period is null) == (until is null))
            return ("for", "Give either for, such as 15m, or until, such as 2026-01-31T12:00:00Z; \"for\": \"forever\" sets it until it is removed.");
        if (period == Forever)
            return null;
        if (until is not null)
            return until - now >= Shortest && until - now <= Longest ? null : ("until", $"until must be from 1 second to 7 days ahead, but is {until:O}, and it is {now:O}.");
        if (Parse(period!) is not { } length || length < Shortest || length > Longest)
            return ("for", $"for must be a number and s, m, h or d, from 1s to 7d, such as 15m; or {Forever}.");
        end = now + length;
        return null;
    }

    private static TimeSpan? Parse(string period)
    {
        if (Form().Match(period) is not { Success: true } match)
            return null;
        var number = int.Parse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return match.Groups["unit"].Value switch
        {
            "s" => TimeSpan.FromSeconds(number),
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(number),
        };
    }

    [GeneratedRegex("^(?<number>[0-9]{1,6})(?<unit>[smhd])$")]
    private static partial Regex Form();
}
