using ServiceDefaults.Levels;

namespace ServiceDefaults.Tests.Levels;

public sealed class LevelPeriodTests
{
    private const string Choice = "for: Give either for, such as 15m, or until, such as 2026-01-31T12:00:00Z; \"for\": \"forever\" sets it until it is removed.";
    private const string Form = "for: for must be a number and s, m, h or d, from 1s to 7d, such as 15m; or forever.";

    [Theory]
    [InlineData("1s", 1)]
    [InlineData("90s", 90)]
    [InlineData("15m", 900)]
    [InlineData("2h", 7_200)]
    [InlineData("7d", 604_800)]
    [InlineData("168h", 604_800)]
    public void A_period_is_a_number_and_a_unit(string period, int seconds)
    {
        LevelPeriod.Read(period, null, Some.Now, out var end).ShouldBeNull();
        end.ShouldBe(Some.Now.AddSeconds(seconds));
    }

    [Theory]
    [InlineData("0s")]
    [InlineData("8d")]
    [InlineData("604801s")]
    [InlineData("999999d")]
    [InlineData("9999999999m")]
    [InlineData("-1m")]
    [InlineData("15")]
    [InlineData("15 m")]
    [InlineData("1h30m")]
    [InlineData("")]
    [InlineData("Forever")]
    [InlineData("٣m")]
    public void What_is_no_period_or_not_within_the_bounds_is_refused(string period) =>
        Fault(period, null).ShouldBe(Form);

    [Fact]
    public void Forever_has_to_be_said()
    {
        LevelPeriod.Read("forever", null, Some.Now, out var end).ShouldBeNull();
        end.ShouldBeNull();
        Fault(null, null).ShouldBe(Choice);
    }

    [Fact]
    public void Only_one_of_for_and_until_is_given() => Fault("15m", Some.Now.AddMinutes(15)).ShouldBe(Choice);

    [Fact]
    public void An_end_in_another_time_zone_is_kept_in_utc()
    {
        LevelPeriod.Read(null, new DateTimeOffset(2026, 1, 31, 14, 0, 0, TimeSpan.FromHours(1)), Some.Now, out var end).ShouldBeNull();
        end!.Value.Offset.ShouldBe(TimeSpan.Zero);
        end.ShouldBe(Some.Now.AddHours(1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-60)]
    [InlineData(604_801)]
    public void An_end_outside_the_bounds_is_refused(int seconds) =>
        Fault(null, Some.Now.AddSeconds(seconds))!.ShouldStartWith("until: until must be from 1 second to 7 days ahead, but is ");

    private static string? Fault(string? period, DateTimeOffset? until) =>
        LevelPeriod.Read(period, until, Some.Now, out _) is { } fault ? $"{fault.Member}: {fault.Fault}" : null;
}
