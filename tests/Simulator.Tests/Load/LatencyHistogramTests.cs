using Simulator.Load;

namespace Simulator.Tests.Load;

public sealed class LatencyHistogramTests
{
    [Fact]
    public void A_percentile_is_right_to_two_percent()
    {
        var histogram = new LatencyHistogram();
        foreach (var milliseconds in Enumerable.Range(1, 1_000))
            histogram.Record(TimeSpan.FromMilliseconds(milliseconds));

        histogram.Percentile(50)!.Value.ShouldBe(500, 10);
        histogram.Percentile(90)!.Value.ShouldBe(900, 18);
        histogram.Percentile(99)!.Value.ShouldBe(990, 20);
        histogram.Count.ShouldBe(1_000);
    }

    [Fact]
    public void Nothing_recorded_has_no_percentile() => new LatencyHistogram().Percentile(50).ShouldBeNull();

    [Fact]
    public void Extremes_are_counted_in_the_outer_buckets()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(TimeSpan.Zero);
        histogram.Record(TimeSpan.FromDays(30));

        histogram.Count.ShouldBe(2);
        histogram.Percentile(1)!.Value.ShouldBe(0.1);
    }
}
