using Microsoft.Extensions.Logging;
using ServiceDefaults.Levels;

namespace ServiceDefaults.Tests.Levels;

/// <summary>Levels that are right where the test does not care who set them.</summary>
internal static class Some
{
    internal static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    internal static LevelOverride Level(string category, LogLevel level = LogLevel.Debug, DateTimeOffset? until = null, bool stored = false) =>
        new(category, level, until, "anna", "looking for it", Now, stored);

    internal static LevelChange Change(string category, LogLevel level = LogLevel.Debug, DateTimeOffset? until = null) => new(category, Level(category, level, until), Now);
}
