using System.Globalization;

namespace Collector.Ingest;

/// <summary>Reads the header <c>grpc-timeout</c>: up to eight digits and a unit, such as <c>9500m</c>.</summary>
internal static class GrpcTimeout
{
    private const int MaxDigits = 8;

    /// <summary>Reads the time that the sender waits; infinite where it says nothing.</summary>
    public static bool TryParse(string? text, out TimeSpan timeout)
    {
        timeout = Timeout.InfiniteTimeSpan;
        if (string.IsNullOrEmpty(text))
            return true;
        if (text.Length > MaxDigits + 1 || !long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return false;
        TimeSpan? parsed = text[^1] switch
        {
            'H' => TimeSpan.FromHours(value),
            'M' => TimeSpan.FromMinutes(value),
            'S' => TimeSpan.FromSeconds(value),
            'm' => TimeSpan.FromMilliseconds(value),
            'u' => TimeSpan.FromMicroseconds(value),
            'n' => TimeSpan.FromMicroseconds(value / 1_000.0),
            _ => null,
        };
        if (parsed is not { } known)
            return false;

        // Timers take no more than about 49 days; a longer deadline is none.
        timeout = known < TimeSpan.FromDays(40) ? known : Timeout.InfiniteTimeSpan;
        return true;
    }
}
