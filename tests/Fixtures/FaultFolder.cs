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

    /// <summary>Takes back what the process was told.</summary>
    /// <returns>Whether it was still pending; else the process dies of it.</returns>
    public bool Forget(string name)
    {
        // Renamed first: one of the two, the process or this, gets the file.
        try
        {
            File.Move(Path.Combine(_folder, name), Path.Combine(_folder, $"{name}.forgotten"), overwrite: true);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Gives how many bytes the process's garbage collector managed when it last said so; <see langword="null"/> before it has.</summary>
    public long? HeapOf(string name)
    {
        var file = Path.Combine(_folder, $"{name}.heap");
        return File.Exists(file) ? long.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture) : null;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
