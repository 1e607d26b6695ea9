namespace Endurance.Running;

/// <summary>The servers that all services use, by their resources' names.</summary>
internal static class Server
{
    internal const string Database = "postgres";
    internal const string Broker = "messaging";

    /// <summary>Gets both.</summary>
    internal static IReadOnlyList<string> All { get; } = [Database, Broker];
}
