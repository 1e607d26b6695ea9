using System.Globalization;
using Observability.Archiving.Records;

namespace Observability.Archiving.Elastic;

/// <summary>Times as documents have them: <c>1792713600000.123456</c> (milliseconds since 1970) or <c>2026-10-23T00:00:00.123456789Z</c>.</summary>
internal static class ElasticTime
{
    private const long NanosPerMilli = 1_000_000;

    /// <summary>Gives nanoseconds since 1970, or <see langword="null"/> where it is neither.</summary>
    public static long? Parse(string? text)
    {
        if (text is null)
            return null;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var millis))
            return Math.Abs(millis) < long.MaxValue / NanosPerMilli ? (long)(millis * NanosPerMilli) : null;
        // Beyond the seventh digit of a second, the framework rounds.
        var fraction = text.IndexOf('.', StringComparison.Ordinal) + 1;
        var digits = fraction == 0 ? string.Empty : new string([.. text.Skip(fraction).TakeWhile(char.IsAsciiDigit)]);
        var whole = digits.Length == 0 ? text : text.Remove(fraction - 1, digits.Length + 1);
        return digits.Length <= 9 && DateTimeOffset.TryParse(whole, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? RecordTime.Of(time) + long.Parse(digits.PadRight(9, '0'), CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>Gives the form that the OpenTelemetry Collector writes.</summary>
    public static string Format(long nanos) => string.Create(CultureInfo.InvariantCulture, $"{nanos / NanosPerMilli}.{nanos % NanosPerMilli:D6}").TrimEnd('0').TrimEnd('.');
}
