using Endurance.Soak;

namespace Endurance.Tests.Soak;

public sealed class GrowthRuleTests
{
    private const double Megabyte = 1e6;

    [Fact]
    public void A_process_that_leaks_is_named() =>
        GrowthRule.Judge(Watched(seconds => (200 * Megabyte) + (seconds * Megabyte / 10))).ShouldHaveSingleItem().ShouldStartWith("shop: bytes of memory grow by");

    [Fact]
    public void A_process_that_fills_its_caches_at_first_does_not_grow() =>
        GrowthRule.Judge(Watched(seconds => (200 * Megabyte) + (Math.Min(seconds, 170) * Megabyte))).ShouldBeEmpty();

    [Fact]
    public void Peaks_are_no_growth() =>
        GrowthRule.Judge(Watched(seconds => (200 * Megabyte) + (seconds % 100 == 0 ? seconds * Megabyte : 0))).ShouldBeEmpty();

    [Fact]
    public void A_process_that_was_started_again_begins_anew()
    {
        var samples = Watched(seconds => (200 * Megabyte) + (seconds * Megabyte / 10)).Select(sample => sample with { ProcessId = (int)(sample.Seconds / 300) });

        GrowthRule.Judge([.. samples]).ShouldBeEmpty();
    }

    [Fact]
    public void Handles_that_stay_open_are_named()
    {
        var samples = Watched(_ => 200 * Megabyte).Select(sample => sample with { Handles = 100 + (int)(sample.Seconds / 5) });

        GrowthRule.Judge([.. samples]).ShouldHaveSingleItem().ShouldStartWith("shop: handles grow by");
    }

    [Fact]
    public void The_slope_is_that_of_the_most_points()
    {
        (double X, double Y)[] points = [(0, 1), (1, 3), (2, 5), (3, 7), (4, 900), (5, 11), (6, 13)];

        TheilSen.Slope(points).ShouldBe(2);
    }

    private static List<Sample> Watched(Func<double, double> bytes) =>
        [.. Enumerable.Range(0, 180).Select(index => new Sample(index * 10, "shop", 17, (long)bytes(index * 10), null, 100))];
}
