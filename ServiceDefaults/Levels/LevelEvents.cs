using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Levels;

/// <summary>Who changed levels at run time (requirement 2.8).</summary>
internal static partial class LevelEvents
{
    [LoggerMessage(EventId = ServiceDefaultsEventId.LevelSet, EventName = "logging.level_set", Level = LogLevel.Information,
        Message = "Level of {LogCategory} is {LevelName} until {LevelEnd}, set by {ChangedBy}: {ChangeReason}")]
    internal static partial void Set(ILogger logger, string logCategory, string levelName, string levelEnd, string changedBy, string changeReason);

    [LoggerMessage(EventId = ServiceDefaultsEventId.LevelRemoved, EventName = "logging.level_removed", Level = LogLevel.Information,
        Message = "Level {LevelName} of {LogCategory} was removed by {ChangedBy}")]
    internal static partial void Removed(ILogger logger, string logCategory, string levelName, string changedBy);

    [LoggerMessage(EventId = ServiceDefaultsEventId.LevelExpired, EventName = "logging.level_expired", Level = LogLevel.Information,
        Message = "Level {LevelName} of {LogCategory}, set by {ChangedBy}, has expired")]
    internal static partial void Expired(ILogger logger, string logCategory, string levelName, string changedBy);

    [LoggerMessage(EventId = ServiceDefaultsEventId.LevelsUnavailable, EventName = "logging.levels_unavailable", Level = LogLevel.Warning,
        Message = "The levels set at run time cannot be read or stored; those known stay in force")]
    internal static partial void Unavailable(ILogger logger, Exception exception);
}
