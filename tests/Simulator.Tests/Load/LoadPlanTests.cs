using Simulator.Load;

namespace Simulator.Tests.Load;

public sealed class LoadPlanTests
{
    [Fact]
    public void Orders_are_due_at_the_rate() =>
        Enumerable.Range(0, 4).Select(index => new LoadPlan(RateProfile.Steady(30), null, null, 1).DueAt(index)?.TotalSeconds).ShouldBe([0.0, 2, 4, 6]);

    [Fact]
    public void The_count_ends_a_run() =>
        Enumerable.Range(0, 4).Select(index => new LoadPlan(RateProfile.Steady(60), 2, null, 1).DueAt(index)?.TotalSeconds).ShouldBe([0.0, 1, null, null]);

    [Fact]
    public void The_duration_ends_a_run() =>
        Enumerable.Range(0, 4).Select(index => new LoadPlan(RateProfile.Steady(60), 100, TimeSpan.FromSeconds(2), 1).DueAt(index)?.TotalSeconds).ShouldBe([0.0, 1, null, null]);
}
