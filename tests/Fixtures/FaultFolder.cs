using System.Globalization;

namespace Fixtures;

/// <summary>Tells processes of a test at which step of messaging to die; the assembly FaultInjection, loaded into them, obeys.</summary>
public sealed class FaultFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("faults-").FullName;

    /// <summary>Gives the environment variables that a process needs to obey.</summary>
    /// <param name="name">By which name it is told.</param>
    public IReadOnlyDictionary<string, string> EnvironmentOf(string name) => new Dictionary<string, string>
    {
        ["DOTNET_STARTUP_HOOKS"] = Path.Combine(AppContext.BaseDirectory, "FaultInjection.dll"),
        ["FAULT_FOLDER"] = _folder,
        ["FAULT_NAME"] = name,
    };

    /// <summary>Has the process killed with signal 9 when the step comes for the <paramref name="count"/>th time from now on.</summary>
    public void KillAt(string name, string step, int count)
    {
        // Renamed when complete, for the process may look at any time.
        var draft = Path.Combine(_folder, $"{name}.draft");
        File.WriteAllText(draft, string.Create(CultureInfo.InvariantCulture, $"{step} {count}"));
        File.Move(draft, Path.Combine(_folder, name), overwrite: true);
    }

    /// <summary>Tells whether the process has still to come to its step; its file is gone when it has died of it.</summary>
    public bool IsPending(string name) => File.Exists(Path.Combine(_folder, name));

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
