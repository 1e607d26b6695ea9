namespace Endurance.Running;

/// <summary>The servers that all services use, and the collector of telemetry, by their resources' names.</summary>
internal static class Server
{
    internal const string Database = "postgres";
    internal const string Broker = "messaging";
    internal const string Collector = "collector";

    /// <summary>Gets those that services cannot do without.</summary>
    internal static IReadOnlyList<string> All { get; } = [Database, Broker];
}
