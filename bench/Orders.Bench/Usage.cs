using System.Globalization;

namespace Orders.Bench;

/// <summary>What a process and those it started have used, as Linux tells it.</summary>
/// <param name="CpuSeconds">Processor time, of ended children too.</param>
/// <param name="PeakMegabytes">The most memory that was resident; memory that several processes share is counted once.</param>
internal sealed record Usage(double CpuSeconds, double PeakMegabytes)
{
    private const double TicksPerSecond = 100; // USER_HZ, the same on every architecture that .NET runs on (proc(5)).

    internal static Usage Of(int process)
    {
        var family = Children(process).Append(process).Select(Read).OfType<(double Cpu, double Own, double Shared)>().ToArray();
        return new Usage(family.Sum(each => each.Cpu), family.Sum(each => each.Own) + family.Max(each => each.Shared));
    }

    private static (double Cpu, double Own, double Shared)? Read(int process)
    {
        try
        {
            var fields = Stat(process);
            var memory = File.ReadLines($"/proc/{process}/status").Where(line => line.EndsWith(" kB", StringComparison.Ordinal)).ToDictionary(
                line => line[..line.IndexOf(':', StringComparison.Ordinal)],
                line => double.Parse(line.AsSpan(line.IndexOf(':', StringComparison.Ordinal) + 1).Trim().TrimEnd(" kB"), CultureInfo.InvariantCulture) / 1024);
            // User and system time, its own and that of children it has waited for.
            var ticks = fields[11..15].Sum(field => double.Parse(field, CultureInfo.InvariantCulture));
            return (ticks / TicksPerSecond, memory["VmHWM"] - memory["RssShmem"], memory["RssShmem"]);
        }
        catch (Exception exception) when (exception is IOException or KeyNotFoundException)
        {
            // It ended just now; its parent has its time.
            return null;
        }
    }

    private static IEnumerable<int> Children(int process)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var child) && IsChild(child, process))
                yield return child;
        }
    }

    private static bool IsChild(int child, int parent)
    {
        try
        {
            return Stat(child)[1] == parent.ToString(CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return false;
        }
    }

    // The fields after the program's name, which is in brackets and may hold anything.
    private static string[] Stat(int process)
    {
        var text = File.ReadAllText($"/proc/{process}/stat");
        return text[(text.LastIndexOf(')') + 2)..].Split(' ');
    }
}
