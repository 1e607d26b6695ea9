using System.Globalization;

namespace FaultInjection;

/// <summary>Writes again and again how much memory the garbage collector manages, for a test that watches the process.</summary>
/// <param name="file">The file's path.</param>
internal sealed class HeapReport(string file)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    internal async Task WriteAsync()
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync() && Directory.Exists(Path.GetDirectoryName(file)))
        {
            // Renamed when complete, for the test may look at any time.
            await File.WriteAllTextAsync($"{file}.draft", GC.GetGCMemoryInfo().HeapSizeBytes.ToString(CultureInfo.InvariantCulture));
            File.Move($"{file}.draft", file, overwrite: true);
        }
    }
}
