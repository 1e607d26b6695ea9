using System.Globalization;
using Endurance.Running;

namespace Endurance.Soak;

/// <summary>Looks at all processes again and again, and writes what it sees into a file of comma-separated values.</summary>
/// <remarks><c>_samples</c> is written by the one loop, and read when that has ended.</remarks>
internal sealed class ProcessSampler(RunningSystem system, string file, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private readonly List<Sample> _samples = [];
    private readonly long _started = time.GetTimestamp();

    /// <summary>Gets what was seen.</summary>
    internal IReadOnlyList<Sample> Samples => _samples;

    /// <summary>Looks until cancelled.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var table = new StreamWriter(file);
        await table.WriteLineAsync("seconds,resource,process,resident_bytes,heap_bytes,handles");
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            foreach (var sample in Look())
            {
                _samples.Add(sample);
                var line = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{sample.Seconds:0},{sample.Resource},{sample.ProcessId},{sample.ResidentBytes},{sample.HeapBytes},{sample.Handles}");
                await table.WriteLineAsync(line.AsMemory(), cancellationToken);
            }

            await table.FlushAsync(cancellationToken);
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private IEnumerable<Sample> Look()
    {
        if (!system.IsRunning)
            yield break;
        var run = system.Run;
        foreach (var resource in (string[])[.. Server.All, Server.Collector, .. run.AllInstances])
        {
            if (run.StateOf(resource)?.ProcessId is { } process && Look(resource, process) is { } sample)
                yield return sample;
        }
    }

    private Sample? Look(string resource, int process)
    {
        try
        {
            var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}");
            var resident = File.ReadLines(Path.Combine(folder, "status")).FirstOrDefault(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            if (resident is null)
                return null;
            var kilobytes = long.Parse(resident.AsSpan("VmRSS:".Length).Trim().TrimEnd(" kB"), CultureInfo.InvariantCulture);
            var handles = Directory.EnumerateFileSystemEntries(Path.Combine(folder, "fd")).Count();
            return new Sample(time.GetElapsedTime(_started).TotalSeconds, resource, process, kilobytes * 1024, system.Surroundings.Faults.HeapOf(resource), handles);
        }
        catch (IOException)
        {
            // It ended just now.
            return null;
        }
    }
}
