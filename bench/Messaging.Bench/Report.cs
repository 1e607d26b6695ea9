using System.Diagnostics;
using System.Globalization;

namespace Messaging.Bench;

internal static class Report
{
    /// <summary>Runs one measurement. The processor time is this process's (both services, or the bare client); broker and database are not in it.</summary>
    internal static async Task RunAsync(string what, int count, Func<Task<TimeSpan>> measure)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var elapsed = await measure();
        process.Refresh();
        var busy = (process.TotalProcessorTime - before).TotalMicroseconds / count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-55} {count / elapsed.TotalSeconds,8:N0} messages/s  {busy,6:N0} us of processor time each"));
    }
}
