using System.Globalization;

namespace Observability.Reading.Records;

/// <summary>Reads and writes times with the nanoseconds that a <see cref="DateTime"/> does not hold.</summary>
internal static class RecordInstant
{
    private const int Digits = 9;

    /// <summary>Gives an RFC 3339 time in UTC with nine digits of a second.</summary>
    /// <param name="micros">The time to the microsecond.</param>
    /// <param name="nanos">The nanoseconds above it, 0 to 999.</param>
    public static string Format(DateTime micros, short nanos) =>
        string.Create(CultureInfo.InvariantCulture, $"{micros.ToUniversalTime():yyyy-MM-dd'T'HH:mm:ss.ffffff}{nanos:D3}Z");

    /// <summary>Gives a time of nanoseconds since 1970.</summary>
    public static string Format(long nanos) => Format(DateTime.UnixEpoch.AddTicks(nanos / 1_000 * TimeSpan.TicksPerMicrosecond), (short)(nanos % 1_000));

    /// <summary>Reads an RFC 3339 time in UTC with up to nine digits of a second.</summary>
    public static (DateTime Micros, short Nanos) Parse(string text)
    {
        // Beyond the seventh digit of a second, the framework rounds.
        var whole = text.TrimEnd('Z').Split('.', 2);
        var fraction = int.Parse((whole.ElementAtOrDefault(1) ?? string.Empty).PadRight(Digits, '0'), CultureInfo.InvariantCulture);
        var seconds = DateTime.Parse(whole[0] + "Z", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        return (seconds.AddTicks(fraction / 1_000 * TimeSpan.TicksPerMicrosecond), (short)(fraction % 1_000));
    }
}
