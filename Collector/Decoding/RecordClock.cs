namespace Collector.Decoding;

/// <summary>Decides under which time a record is stored.</summary>
/// <remarks>
/// A record's time chooses its daily partition. A time far from now (1970, 2262: a clock that was never set, seconds sent as nanoseconds) would create partitions
/// that nobody looks at and that retention never meets; such a record is stored under the time it was received, and keeps its own in an attribute.
/// </remarks>
internal readonly struct RecordClock
{
    private const long NanosPerMicro = 1_000;

    private readonly ulong _oldest;
    private readonly ulong _newest;
    private readonly ulong _received;

    public RecordClock(DateTimeOffset received, TimeSpan oldest, TimeSpan newest)
    {
        _received = ToNanos(received);
        _oldest = ToNanos(received - oldest);
        _newest = ToNanos(received + newest);
    }

    /// <summary>Places a record.</summary>
    /// <param name="time">The time it happened, in nanoseconds since 1970; 0 where the sender does not know.</param>
    /// <param name="observed">The time it was first seen, used where <paramref name="time"/> is 0.</param>
    public RecordTime Place(ulong time, ulong observed = 0)
    {
        var claimed = time != 0 ? time : observed;
        if (claimed >= _oldest && claimed <= _newest)
            return new RecordTime(Micros(claimed), Remainder(claimed), 0);
        return new RecordTime(Micros(_received), Remainder(_received), claimed);
    }

    /// <summary>Converts to the resolution of a PostgreSQL timestamp.</summary>
    public static long Micros(ulong nanos) => (long)(nanos / NanosPerMicro);

    private static short Remainder(ulong nanos) => (short)(nanos % NanosPerMicro);

    private static ulong ToNanos(DateTimeOffset time) => (ulong)(time - DateTimeOffset.UnixEpoch).Ticks * 100;
}
