using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace ServiceDefaults.Levels;

/// <summary>
/// Adds the levels set at run time to those of the configuration. Microsoft.Extensions.Logging itself then picks the rule (the longest category wins), so that
/// <see cref="ILogger.IsEnabled"/> tells the truth and an event below the level costs what it always costs: a comparison.
/// </summary>
internal sealed class LevelRules(LevelBook book) : IPostConfigureOptions<LoggerFilterOptions>, IOptionsChangeTokenSource<LoggerFilterOptions>
{
    internal const string Default = "Default";

    // That levels were changed, and by whom, is always logged, whatever the levels are.
    private static readonly LoggerFilterRule OwnRule = new(null, typeof(LevelExchange).FullName, LogLevel.Information, null);

    public string? Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => book.Changed;

    // Of rules for the same category the last one counts.
    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        foreach (var level in book.Active)
            options.Rules.Add(new LoggerFilterRule(null, level.Category == Default ? null : level.Category, level.Level, null));
        options.Rules.Add(OwnRule);
    }
}
