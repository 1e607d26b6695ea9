using Observability.Archiving.Retention;
using Observability.Archiving.Stores;

namespace Observability.Tests.Archiving;

public sealed class DueTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("2026-11-22T03:30:00", "2026-11-23T03:29:59", false)]
    [InlineData("2026-11-22T03:30:00", "2026-11-23T03:30:00", true)]
    [InlineData("2026-11-23T03:30:00", "2026-11-23T12:00:00", false)]
    [InlineData("2026-11-20T03:30:00", "2026-11-23T01:00:00", true)] // It was down for days.
    [InlineData("2027-11-20T03:30:00", "2026-11-23T01:00:00", true)] // The clock was ahead by a year.
    public void The_daily_run_is_due_once_from_its_time_of_day_on(string last, string now, bool due) =>
        RetentionDue.IsDue(DateTimeOffset.Parse(last + "Z", null), DateTimeOffset.Parse(now + "Z", null), new TimeSpan(3, 30, 0)).ShouldBe(due);

    [Fact]
    public void What_age_will_remove_anyway_counts_for_the_cap_before_younger_days_have_to_go()
    {
        var options = new RetentionOptions { MaxBytes = 250 };
        var survey = new StoreSurvey([Day(40), Day(20), Day(10)], 400);

        var chosen = new RetentionPlan(options, Today).Choose(survey);

        chosen.Select(planned => (planned.Source.Name, planned.Reason)).ShouldBe([("day40", ArchiveReason.Age), ("day20", ArchiveReason.Size)]);
    }

    [Fact]
    public void A_day_is_due_for_those_systems_alone_whose_days_are_over()
    {
        var plan = new RetentionPlan(new RetentionOptions { Systems = { ["shop"] = new SystemRetention { Days = 5 }, ["crm"] = new SystemRetention { Days = 90 } } }, Today);

        var planned = plan.Choose(new StoreSurvey([Day(31), Day(6), Day(5)], 300));

        planned.Select(source => source.Source.Name).ShouldBe(["day31", "day6"]);
        plan.Includes(planned[0], "mes").ShouldBeTrue();
        plan.Includes(planned[0], "crm").ShouldBeFalse();
        plan.Includes(planned[1], "shop").ShouldBeTrue();
        plan.Includes(planned[1], "mes").ShouldBeFalse();
    }

    private static StoredSource Day(int ago) => new($"day{ago}", Today.AddDays(-ago), Today.AddDays(-ago), 100);
}
