using LocalHosting.Processes;

namespace LocalHosting.Backends;

/// <summary>Where telemetry backends are looked for: the folder named by the environment variable <c>BACKENDS_DIR</c>, then PATH.</summary>
internal static class BackendsFolder
{
    private const string Variable = "BACKENDS_DIR";

    /// <summary>Gets the folder, or <see langword="null"/> where none is named.</summary>
    internal static string? Path => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? System.IO.Path.GetFullPath(folder) : null;

    /// <summary>Finds a program by one of its names, or gives <see langword="null"/>.</summary>
    internal static string? FindProgram(IEnumerable<string> names) =>
        names.Select(name => Path is { } folder ? Programs.Find(System.IO.Path.Combine(folder, "bin", name)) : null).Concat(names.Select(name => Programs.Find(name)))
            .FirstOrDefault(file => file is not null);

    /// <summary>Says where was looked in vain.</summary>
    /// <param name="below">The folder below <c>BACKENDS_DIR</c>.</param>
    /// <param name="elsewhere">Where else.</param>
    internal static string WhereItIsNot(string below, string elsewhere) =>
        Path is { } folder ? $"neither in {System.IO.Path.Combine(folder, below)} nor in {elsewhere}" : $"not in {elsewhere}, and {Variable}, which would name a folder with {below}, is not set";
}
