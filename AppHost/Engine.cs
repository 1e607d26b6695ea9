using System.Reflection;

namespace AppHost;

/// <summary>What this build runs on; the project file says it.</summary>
internal static class Engine
{
    /// <summary>Gets a value indicating whether servers are processes of this machine, not containers.</summary>
    internal static bool IsLocal { get; } = Metadata("Engine") == "local";

    /// <summary>Gives a value from the project file.</summary>
    internal static string Metadata(string key) =>
        typeof(Engine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
