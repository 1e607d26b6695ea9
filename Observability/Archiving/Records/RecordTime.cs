using System.Globalization;

namespace Observability.Archiving.Records;

/// <summary>Converts times in nanoseconds since 1970.</summary>
internal static class RecordTime
{
    private const long NanosPerTick = 100;
    private const long NanosPerSecond = 1_000_000_000;
    private const long NanosPerDay = 86_400 * NanosPerSecond;

    public static DateOnly DayOf(long nanos) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)Math.Floor((double)(nanos / NanosPerSecond) / 86_400));

    public static long StartOf(DateOnly day) => (day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * NanosPerDay;

    public static long Of(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks * NanosPerTick;

    public static DateTimeOffset ToTime(long nanos) => DateTimeOffset.UnixEpoch.AddTicks(nanos / NanosPerTick);

    /// <summary>Gives an RFC 3339 time in UTC with nine digits of a second.</summary>
    public static string Format(long nanos) =>
        string.Create(CultureInfo.InvariantCulture, $"{ToTime(nanos):yyyy-MM-dd'T'HH:mm:ss.fffffff}{nanos % NanosPerTick:D2}Z");
}
