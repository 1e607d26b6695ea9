using System.Globalization;

namespace SystemTests.Hosting;

/// <summary>Finds what an AppHost runs: the processes that bear its data folder in their environment or command line, and all below these.</summary>
internal static class RunningProcesses
{
    /// <summary>Gives their command lines by their ids.</summary>
    internal static Dictionary<int, string> Of(string dataFolder)
    {
        var all = Directory.GetDirectories("/proc").Select(ReadProcess).OfType<Running>().ToDictionary(process => process.Id);
        var found = all.Values.Where(process => process.Command.Contains(dataFolder, StringComparison.Ordinal) || process.Environment.Contains(dataFolder, StringComparison.Ordinal))
            .Select(process => process.Id).ToHashSet();
        // PostgreSQL's processes overwrite both.
        while (all.Values.FirstOrDefault(process => !found.Contains(process.Id) && found.Contains(process.Parent)) is { } child)
            found.Add(child.Id);
        return found.ToDictionary(id => id, id => all[id].Command);
    }

    /// <summary>Gives what is there of these, and what is there besides of the same folder.</summary>
    internal static List<string> StillThere(string dataFolder, IReadOnlyDictionary<int, string> before) =>
    [
        .. Of(dataFolder).Values,
        .. before.Where(process => ReadProcess($"/proc/{process.Key}") is not null).Select(process => process.Value),
    ];

    private static Running? ReadProcess(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id))
            return null;
        try
        {
            // "1234 (a name, maybe with ) and blanks) S 1 …": state and parent follow the last bracket.
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ', 3);
            // One that has ended, and that nobody has asked for its exit code.
            if (fields[0] == "Z")
                return null;
            var command = File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ');
            return new Running(id, int.Parse(fields[1], CultureInfo.InvariantCulture), command, File.ReadAllText(Path.Combine(folder, "environ")));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or is somebody else's.
            return null;
        }
    }

    private sealed record Running(int Id, int Parent, string Command, string Environment);
}
