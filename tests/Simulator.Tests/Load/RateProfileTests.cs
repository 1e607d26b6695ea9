using Simulator.Load;
using Simulator.Randomness;

namespace Simulator.Tests.Load;

public sealed class RateProfileTests
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(3);

    [Fact]
    public void A_burst_is_a_hundred_times_the_rate_for_its_length_once_in_each_period()
    {
        // Every 60 s: 57 s at one a second, 3 s at a hundred a second.
        var due = Due(Bursts(seed: 4), 3 * 357);

        for (var period = 0; period < 3; period++)
        {
            var within = due.Where(time => time >= 60 * period && time < 60 * (period + 1)).ToList();
            within.Count.ShouldBe(357);
            var crowded = within.Where((time, i) => i > 0 && time - within[i - 1] < 0.02).ToList();
            crowded.Count.ShouldBeInRange(298, 300);
            (crowded[^1] - crowded[0]).ShouldBe(3, 0.1);
        }
    }

    [Fact]
    public void Orders_are_due_one_after_the_other()
    {
        var due = Due(Bursts(seed: 1), 2_000);

        due.Zip(due.Skip(1)).ShouldAllBe(pair => pair.Second > pair.First);
    }

    [Fact]
    public void The_seed_says_where_in_its_period_a_burst_is()
    {
        Due(Bursts(seed: 2), 500).ShouldBe(Due(Bursts(seed: 2), 500));
        Due(Bursts(seed: 2), 500).ShouldNotBe(Due(Bursts(seed: 3), 500));
    }

    [Fact]
    public void What_is_due_by_a_time_is_counted_without_going_through_it()
    {
        var plan = new LoadPlan(Bursts(seed: 5), Count: null, Duration: null, MostUnderWay: 1);

        plan.DueBy(TimeSpan.FromSeconds(-1)).ShouldBe(0);
        plan.DueBy(TimeSpan.FromMinutes(10)).ShouldBe(3_571);
        (plan with { Count = 100 }).DueBy(TimeSpan.FromMinutes(10)).ShouldBe(100);
        (plan with { Duration = TimeSpan.FromMinutes(2) }).DueBy(TimeSpan.FromMinutes(10)).ShouldBe(714);
        plan.DueAt(int.MaxValue - 1).ShouldNotBeNull();
    }

    private static RateProfile Bursts(int seed) => RateProfile.WithBursts(60, factor: 100, share: 0.05, Length, new Seed(seed));

    private static List<double> Due(RateProfile profile, int count) => [.. Enumerable.Range(0, count).Select(index => profile.DueAt(index).TotalSeconds)];
}
