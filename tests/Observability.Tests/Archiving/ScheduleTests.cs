using Fixtures;
using Microsoft.Extensions.Time.Testing;

namespace Observability.Tests.Archiving;

/// <summary>The archiver by itself, on a clock that tests move.</summary>
public sealed class ScheduleTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly TimeSpan Check = TimeSpan.FromMinutes(10);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_daily_run_waits_for_its_time_of_day()
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        await Some.StoreAsync(world, "shop", Some.DayAgo(31), 5, Token);
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var service = await StartAsync(world, clock, Check * 2.5);

        await NextAsync(world, clock, Check);
        await NextAsync(world, clock, Check * 2);

        (await world.CountAsync(Token)).ShouldBe(0);
        (await service.LinesAsync("/archive/parts", Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_clock_that_is_set_archives_nothing_early_and_stops_nothing_for_good()
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        await Some.StoreAsync(world, "shop", Some.DayAgo(31), 5, Token);
        await Some.StoreAsync(world, "shop", Some.DayAgo(10), 3, Token);
        var start = TimeProvider.System.GetUtcNow();
        var clock = new FakeTimeProvider(start);
        await StartAsync(world, clock, Check / 2);
        await NextAsync(world, clock, Check);
        (await world.CountAsync(Token)).ShouldBe(8);

        await NextAsync(world, clock, TimeSpan.FromDays(40));
        (await world.CountAsync(Token)).ShouldBe(8, "the database's clock says another time");

        clock.AdjustTime(start + Check);
        await NextAsync(world, clock, Check);
        (await world.CountAsync(Token)).ShouldBe(3);

        clock.AdjustTime(start - TimeSpan.FromDays(5));
        await NextAsync(world, clock, Check);
        (await world.CountAsync(Token)).ShouldBe(3);

        await Some.StoreAsync(world, "crm", Some.DayAgo(31), 2, Token);
        clock.AdjustTime(start + (Check * 2));
        await NextAsync(world, clock, Check);
        (await world.CountAsync(Token)).ShouldBe(3);
    }

    [Fact]
    public async Task A_check_that_fails_in_a_way_that_nobody_expected_does_not_end_the_service_and_the_next_one_goes_on()
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        await Some.StoreAsync(world, "shop", Some.DayAgo(31), 5, Token);
        // There is no such day.
        await world.ExecuteAsync("CREATE TABLE logs_00000000 PARTITION OF logs FOR VALUES FROM ('1999-01-01') TO ('1999-01-02')", Token);
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await StartAsync(world, clock, Check * 1.5, "--Observability:Retention:MaxBytes=1000000000");

        // The first check fails as it looks how much there is. The second one finds the daily run due, which fails and is noted.
        await NextAsync(world, clock, Check);
        await NextAsync(world, clock, Check);

        (await world.CountAsync(Token)).ShouldBe(5);
    }

    private static Task<ArchiveClient> StartAsync(ArchiveWorld world, FakeTimeProvider clock, TimeSpan fromNow, params string[] settings) => world.StartAsync(
        clock, Token, [$"--Observability:Retention:CheckInterval={Check:c}", $"--Observability:Retention:At={(clock.GetUtcNow() + fromNow).TimeOfDay:c}", .. settings]);

    /// <summary>Moves the clock on and waits until the archiver has noted that time: the first time of all because it begins, and then because it ran.</summary>
    private static async Task NextAsync(ArchiveWorld world, FakeTimeProvider clock, TimeSpan step)
    {
        clock.Advance(step);
        var noted = $"SELECT count(*) FROM archiving.schedule WHERE abs(extract(epoch FROM last_run - '{clock.GetUtcNow():O}')) < 1";
        await Polling.UntilAsync(
            async () => await world.ScalarAsync<bool>("SELECT to_regclass('archiving.schedule') IS NOT NULL", Token) && await world.ScalarAsync<long>(noted, Token) == 1,
            isNoted => isNoted, $"A note of the archiver at {clock.GetUtcNow():O}", TimeSpan.FromSeconds(30));
    }
}
