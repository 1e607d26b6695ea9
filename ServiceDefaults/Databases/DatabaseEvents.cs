using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Databases;

/// <summary>What happens to a service's database at start.</summary>
internal static partial class DatabaseEvents
{
    [LoggerMessage(EventId = ServiceDefaultsEventId.DatabaseMigrated, EventName = "database.migrated", Level = LogLevel.Information,
        Message = "Database {DatabaseName} is migrated: {MigrationCount} migrations applied in {DurationMs} ms.")]
    internal static partial void Migrated(ILogger logger, string databaseName, int migrationCount, double durationMs);

    [LoggerMessage(EventId = ServiceDefaultsEventId.DatabaseUnavailable, EventName = "database.unavailable", Level = LogLevel.Warning,
        Message = "Database {DatabaseName} is not up yet (attempt {Attempt}); trying again in {DelayMs} ms.")]
    internal static partial void Unavailable(ILogger logger, Exception exception, string databaseName, int attempt, double delayMs);

    [LoggerMessage(EventId = ServiceDefaultsEventId.DatabaseMigrationFailed, EventName = "database.migration_failed", Level = LogLevel.Error,
        Message = "Database {DatabaseName} cannot be migrated; the service stops.")]
    internal static partial void MigrationFailed(ILogger logger, Exception exception, string databaseName);
}
