namespace Simulator.Load;

/// <summary>What durations are told of, in milliseconds; none where nothing was recorded.</summary>
internal sealed record LatencySummary(long Count, double? P50Ms, double? P95Ms, double? P99Ms)
{
    /// <summary>Sums up a histogram.</summary>
    internal static LatencySummary Of(LatencyHistogram histogram) =>
        new(histogram.Count, Rounded(histogram.Percentile(50)), Rounded(histogram.Percentile(95)), Rounded(histogram.Percentile(99)));

    private static double? Rounded(double? milliseconds) => milliseconds is { } value ? Math.Round(value, 1) : null;
}
