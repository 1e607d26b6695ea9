namespace Simulator.Load;

/// <summary>What durations are told of, in milliseconds; percentiles are right to 2 %, the maximum exactly. None where nothing was recorded.</summary>
internal sealed record LatencySummary(long Count, double? P50Ms, double? P90Ms, double? P99Ms, double? MaxMs)
{
    /// <summary>Sums up a histogram.</summary>
    internal static LatencySummary Of(LatencyHistogram histogram) => new(
        histogram.Count,
        Rounded(histogram.Percentile(50)),
        Rounded(histogram.Percentile(90)),
        Rounded(histogram.Percentile(99)),
        Rounded(histogram.Longest));

    private static double? Rounded(double? milliseconds) => milliseconds is { } value ? Math.Round(value, 1) : null;
}
