using System.Diagnostics;

namespace Messaging.Bench;

/// <summary>What one measurement found.</summary>
/// <param name="PerSecond">Messages that took effect a second, from the first send to the last effect.</param>
/// <param name="ProcessMicroseconds">Processor time of this process (both services, or the bare client) for each message.</param>
/// <param name="P50">Half of the messages took no longer from their due time to their effect, in milliseconds.</param>
/// <param name="P99">99 of 100 took no longer, in milliseconds.</param>
/// <param name="Max">The longest, in milliseconds.</param>
internal sealed record Measurement(double PerSecond, double ProcessMicroseconds, double P50, double P99, double Max)
{
    internal static async Task<Measurement> TakeAsync(int count, double? rate, Func<Arrivals, Pace, Task> send)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var arrivals = new Arrivals(count);
        var pace = new Pace(rate);
        await send(arrivals, pace);
        await arrivals.All;
        var elapsed = Stopwatch.GetElapsedTime(pace.Started);
        process.Refresh();
        var (p50, p99, max) = arrivals.Latencies();
        return new Measurement(count / elapsed.TotalSeconds, (process.TotalProcessorTime - before).TotalMicroseconds / count, p50, p99, max);
    }
}
