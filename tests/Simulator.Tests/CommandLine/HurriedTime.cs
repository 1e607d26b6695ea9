using System.Collections.Concurrent;

namespace Simulator.Tests.CommandLine;

/// <summary>The real clock, but waits of a second or more take a hundredth, and are remembered.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private const int Haste = 100;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(1);

    public ConcurrentQueue<TimeSpan> LongWaits { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < Long)
            return System.CreateTimer(callback, state, dueTime, period);
        LongWaits.Enqueue(dueTime);
        return System.CreateTimer(callback, state, dueTime / Haste, period);
    }
}
