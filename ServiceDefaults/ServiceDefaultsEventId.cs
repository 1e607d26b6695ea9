namespace ServiceDefaults;

/// <summary>The ids of the log events of this project: 1000 to 1099. docs/events.md lists them with those of the other projects.</summary>
internal static class ServiceDefaultsEventId
{
    internal const int DatabaseMigrated = 1000;
    internal const int DatabaseUnavailable = 1001;
    internal const int DatabaseMigrationFailed = 1002;

    internal const int HashKeyMissing = 1005;

    internal const int HttpExchange = 1010;

    internal const int DependencyFailed = 1020;
    internal const int IntegrationFailed = 1021;

    internal const int LevelSet = 1030;
    internal const int LevelRemoved = 1031;
    internal const int LevelExpired = 1032;
    internal const int LevelsUnavailable = 1033;

    internal const int TelemetryDropped = 1040;
}
