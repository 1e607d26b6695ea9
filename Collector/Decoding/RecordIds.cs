namespace Collector.Decoding;

/// <summary>Numbers records in the order they were received; the number breaks ties between equal times and makes paging stable.</summary>
/// <remarks>Starts at the clock's nanoseconds: a later process starts above what an earlier one used, for none counts a thousand million records a second.</remarks>
internal sealed class RecordIds(TimeProvider time)
{
    private long _last = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;

    public long Next() => Interlocked.Increment(ref _last);
}
