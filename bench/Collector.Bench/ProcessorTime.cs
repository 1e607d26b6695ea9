using System.Globalization;

namespace Collector.Bench;

/// <summary>The processor time that a process and all it started have taken.</summary>
internal static class ProcessorTime
{
    // Linux tells times in hundredths of a second, whatever the kernel's own tick (man 5 proc, sysconf _SC_CLK_TCK).
    private const double TicksPerSecond = 100;

    // The fields of /proc/PID/stat behind the command's name, which ends with the last parenthesis.
    private const int Parent = 1, User = 11, System = 12, UserOfEnded = 13, SystemOfEnded = 14;

    /// <summary>Adds up a process and those below it; what has ended counts with the one that waited for it.</summary>
    internal static double Of(int root)
    {
        var all = new Dictionary<int, long[]>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Fields(id) is { } fields)
                all[id] = fields;
        }

        var children = all.ToLookup(process => process.Value[Parent], process => process.Key);
        return Sum(root) / TicksPerSecond;

        double Sum(int process) => all.TryGetValue(process, out var own)
            ? own[User] + own[System] + own[UserOfEnded] + own[SystemOfEnded] + children[process].Sum(child => Sum(child))
            : 0;
    }

    /// <summary>Gives the parent of a process.</summary>
    internal static int ParentOf(int id) => Fields(id) is { } fields ? (int)fields[Parent] : throw new InvalidOperationException($"Process {id} does not run here; its server must be on this machine to be measured.");

    private static long[]? Fields(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            return [.. text[(text.LastIndexOf(')') + 2)..].Split(' ').Select(field => long.TryParse(field, CultureInfo.InvariantCulture, out var number) ? number : 0)];
        }
        catch (IOException)
        {
            // It ended while the list was read.
            return null;
        }
    }
}
