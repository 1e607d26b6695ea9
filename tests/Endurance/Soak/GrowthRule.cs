using System.Globalization;

namespace Endurance.Soak;

/// <summary>Judges whether a process grows: whether the trend of what it holds, after it has warmed up, adds more than it may while it was watched.</summary>
/// <remarks>
/// The trend is the slope of Theil and Sen, so that a single peak does not count. What it adds must exceed both a fixed amount, below which everything is noise, and a
/// share of what the process usually holds. The longer it is watched, the slower the growth that is found.
/// </remarks>
internal static class GrowthRule
{
    /// <summary>Processes compile their methods and fill their pools for this long.</summary>
    private const double WarmUpSeconds = 180;

    /// <summary>With fewer points there is no trend; at one every ten seconds, these are five minutes.</summary>
    private const int FewestPoints = 30;

    private const int MostPoints = 600;
    private const double Share = 0.25;
    private const double MemoryFloor = 48e6;
    private const double HandleFloor = 100;

    /// <summary>Gives a sentence for each process that grows.</summary>
    internal static IReadOnlyList<string> Judge(IReadOnlyList<Sample> samples) =>
    [
        .. samples.GroupBy(sample => (sample.Resource, sample.ProcessId)).SelectMany(process => new[]
        {
            Judge(process.Key.Resource, "bytes of memory", [.. process.Select(sample => (sample.Seconds, (double)sample.ResidentBytes))], MemoryFloor),
            Judge(process.Key.Resource, "bytes of heap", [.. process.Where(sample => sample.HeapBytes is not null).Select(sample => (sample.Seconds, (double)sample.HeapBytes!))], MemoryFloor),
            Judge(process.Key.Resource, "handles", [.. process.Select(sample => (sample.Seconds, (double)sample.Handles))], HandleFloor),
        }).OfType<string>(),
    ];

    private static string? Judge(string resource, string what, IReadOnlyList<(double X, double Y)> points, double floor)
    {
        var warm = points.Where(point => point.X >= points[0].X + WarmUpSeconds).ToList();
        if (warm.Count < FewestPoints)
            return null;
        // All pairs of hours of points would be millions; every nth point tells the same.
        var some = warm.Where((_, index) => index % (1 + (warm.Count / MostPoints)) == 0).ToList();
        var watched = warm[^1].X - warm[0].X;
        var added = TheilSen.Slope(some) * watched;
        var usual = some.Select(point => point.Y).Order().ElementAt(some.Count / 2);
        return added > floor && added > usual * Share
            ? string.Create(CultureInfo.InvariantCulture, $"{resource}: {what} grow by {added:0} in {watched:0} s; usual are {usual:0}.")
            : null;
    }
}
