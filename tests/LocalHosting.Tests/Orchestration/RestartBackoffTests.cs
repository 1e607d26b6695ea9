using LocalHosting.Orchestration;

namespace LocalHosting.Tests.Orchestration;

public sealed class RestartBackoffTests
{
    [Fact]
    public void The_delay_doubles_up_to_its_limit()
    {
        var backoff = new RestartBackoff();

        var delays = Enumerable.Range(0, 9).Select(_ => backoff.Next(TimeSpan.Zero).TotalSeconds);

        delays.ShouldBe([0.5, 1, 2, 4, 8, 16, 30, 30, 30]);
    }

    [Fact]
    public void Five_crashes_in_a_row_are_said_to_be_many()
    {
        var backoff = new RestartBackoff();

        for (var i = 0; i < RestartBackoff.ManyCrashes - 1; i++)
            backoff.Next(TimeSpan.Zero);
        backoff.KeepsCrashing.ShouldBeFalse();
        backoff.Next(TimeSpan.Zero);

        backoff.KeepsCrashing.ShouldBeTrue();
    }

    [Fact]
    public void A_crash_after_a_sound_run_counts_as_the_first()
    {
        var backoff = new RestartBackoff();
        for (var i = 0; i < RestartBackoff.ManyCrashes; i++)
            backoff.Next(TimeSpan.Zero);

        backoff.Next(RestartBackoff.SoundUptime).ShouldBe(RestartBackoff.First);

        backoff.KeepsCrashing.ShouldBeFalse();
    }
}
