namespace Collector.Decoding;

/// <summary>The time a record is stored under.</summary>
/// <param name="Micros">Microseconds since 1970: what a timestamptz holds.</param>
/// <param name="Nanos">The nanoseconds that a timestamptz cannot hold, 0 to 999.</param>
/// <param name="Displaced">The time the sender gave, in nanoseconds since 1970, where it was too far off to be used; else 0.</param>
internal readonly record struct RecordTime(long Micros, short Nanos, ulong Displaced)
{
    private const long MicrosPerDay = 86_400_000_000;

    /// <summary>Gets the UTC day, and so the partition, that the record belongs to.</summary>
    public DateOnly Day => DateOnly.FromDayNumber((int)(Micros / MicrosPerDay) + UnixEpochDay);

    private static int UnixEpochDay => 719_162;
}
