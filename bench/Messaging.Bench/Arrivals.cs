using System.Diagnostics;

namespace Messaging.Bench;

/// <summary>Counts the messages of one measurement that have taken effect, and keeps how long each was on its way.</summary>
/// <param name="expected">How many will come.</param>
internal sealed class Arrivals(int expected)
{
    private readonly double[] _milliseconds = new double[expected];
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count; // Changed by all lanes.

    internal Task All => _all.Task;

    /// <param name="dueAt">The timestamp at which the message was to be sent, whenever it really was: who sends late must not hide that it had to wait.</param>
    internal void Add(long dueAt)
    {
        var index = Interlocked.Increment(ref _count) - 1;
        _milliseconds[index] = Stopwatch.GetElapsedTime(dueAt).TotalMilliseconds;
        if (index == _milliseconds.Length - 1)
            _all.TrySetResult();
    }

    /// <summary>Gives percentiles by the nearest rank, in milliseconds.</summary>
    internal (double P50, double P99, double Max) Latencies()
    {
        Array.Sort(_milliseconds);
        return (At(0.50), At(0.99), _milliseconds[^1]);
        double At(double share) => _milliseconds[(int)Math.Ceiling(share * _milliseconds.Length) - 1];
    }
}
