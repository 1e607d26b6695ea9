using System.Globalization;

namespace Collector.Reading;

/// <summary>Writes times with the nanoseconds that a timestamptz does not hold.</summary>
internal static class RecordInstant
{
    /// <summary>Gives an RFC 3339 time in UTC with nine digits of a second.</summary>
    /// <param name="micros">The time to the microsecond.</param>
    /// <param name="nanos">The nanoseconds above it, 0 to 999.</param>
    public static string Format(DateTime micros, short nanos) =>
        string.Create(CultureInfo.InvariantCulture, $"{micros.ToUniversalTime():yyyy-MM-dd'T'HH:mm:ss.ffffff}{nanos:D3}Z");
}
