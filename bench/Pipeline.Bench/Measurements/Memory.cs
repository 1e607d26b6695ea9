using System.Globalization;

namespace Pipeline.Bench.Measurements;

/// <summary>The memory that a process and its children hold, as Linux tells it; what they share is counted once.</summary>
internal static class Memory
{
    internal static double MegabytesOf(int process)
    {
        var family = Descendants(process).Append(process).Select(Read).ToArray();
        return (family.Sum(each => each.Own) + family.Max(each => each.Shared)) / 1024;
    }

    private static IEnumerable<int> Descendants(int process)
    {
        foreach (var child in Children(process))
        {
            yield return child;
            foreach (var below in Descendants(child))
                yield return below;
        }
    }

    private static int[] Children(int process)
    {
        try
        {
            return
            [
                .. Directory.EnumerateDirectories($"/proc/{process}/task").SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    .Select(child => int.Parse(child, CultureInfo.InvariantCulture)),
            ];
        }
        catch (IOException)
        {
            // It ended just now.
            return [];
        }
    }

    private static (double Own, double Shared) Read(int process)
    {
        try
        {
            var lines = File.ReadAllLines($"/proc/{process}/status");
            return (Of(lines, "RssAnon:") + Of(lines, "RssFile:"), Of(lines, "RssShmem:"));
        }
        catch (IOException)
        {
            // It ended just now.
            return default;
        }
    }

    private static double Of(string[] lines, string name) =>
        Array.Find(lines, line => line.StartsWith(name, StringComparison.Ordinal)) is { } line ? double.Parse(line.AsSpan(name.Length).Trim().TrimEnd(" kB"), CultureInfo.InvariantCulture) : 0;
}
