namespace Simulator.Load;

/// <summary>Counts durations in buckets that are 2 % apart, so that any number of them takes the same memory and a percentile is right to 2 %.</summary>
/// <remarks>Safe for concurrent use: each bucket is counted with an interlocked addition, and readers see a recent state.</remarks>
internal sealed class LatencyHistogram
{
    private const double Growth = 1.02;

    /// <summary>0.1 ms in the first bucket, more than a day in the last.</summary>
    private const double FirstMilliseconds = 0.1;
    private readonly long[] _buckets = new long[1_050];
    private long _longestTicks;

    /// <summary>Gets how many durations were recorded.</summary>
    internal long Count => _buckets.Sum();

    /// <summary>Records a duration.</summary>
    internal void Record(TimeSpan duration)
    {
        var bucket = (int)Math.Ceiling(Math.Log(Math.Max(duration.TotalMilliseconds, FirstMilliseconds) / FirstMilliseconds) / Math.Log(Growth));
        Interlocked.Increment(ref _buckets[Math.Min(bucket, _buckets.Length - 1)]);
        for (var known = Volatile.Read(ref _longestTicks); duration.Ticks > known;)
        {
            var seen = Interlocked.CompareExchange(ref _longestTicks, duration.Ticks, known);
            if (seen == known)
                break;
            known = seen;
        }
    }

    /// <summary>Gets the longest duration, exactly, in milliseconds, or <see langword="null"/> where nothing was recorded.</summary>
    internal double? Longest => Count == 0 ? null : TimeSpan.FromTicks(Volatile.Read(ref _longestTicks)).TotalMilliseconds;

    /// <summary>Gives the duration that <paramref name="percent"/> percent do not exceed, in milliseconds, or <see langword="null"/> where nothing was recorded.</summary>
    internal double? Percentile(double percent)
    {
        var counts = (long[])_buckets.Clone();
        var rank = (long)Math.Ceiling(counts.Sum() * percent / 100);
        if (rank == 0)
            return null;
        var bucket = 0;
        for (var seen = counts[0]; seen < rank; seen += counts[bucket])
            bucket++;
        return Math.Min(FirstMilliseconds * Math.Pow(Growth, bucket), Math.Max(Longest ?? 0, FirstMilliseconds));
    }
}
