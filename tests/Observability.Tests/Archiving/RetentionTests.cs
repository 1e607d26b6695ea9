using Fixtures;

namespace Observability.Tests.Archiving;

public sealed class RetentionTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_older_than_its_days_moves_to_the_archive_and_its_partition_goes()
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        await Some.StoreAsync(world, "shop", Some.DayAgo(31), 30, Token);
        await Some.StoreAsync(world, "crm", Some.DayAgo(31), 5, Token);
        await Some.StoreAsync(world, "shop", Some.DayAgo(30), 7, Token);
        var service = await world.StartAsync(Token);

        var report = await service.RunAsync(Token);

        report["problems"]!.AsArray().ShouldBeEmpty();
        report["portions"]!.AsArray().Select(portion => ((string)portion!["system"]!, (long)portion["records"]!)).ShouldBe([("crm", 5), ("shop", 30)]);
        ((long)report["freedBytes"]!).ShouldBeGreaterThan(0);
        (await world.CountAsync(Token)).ShouldBe(7);
        (await world.ScalarAsync<bool>($"SELECT to_regclass('logs_{Some.DayAgo(31):yyyyMMdd}') IS NULL", Token)).ShouldBeTrue();
        world.Files.Count.ShouldBe(4);
        world.Files.ShouldAllBe(file => file.Contains($"date={Some.DayAgo(31):yyyy-MM-dd}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_system_may_have_days_of_its_own_in_the_same_partition()
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        await Some.StoreAsync(world, "shop", Some.DayAgo(10), 4, Token);
        await Some.StoreAsync(world, "crm", Some.DayAgo(10), 3, Token);
        var service = await world.StartAsync(Token, "--Observability:Retention:Systems:shop:Days=9");

        var report = await service.RunAsync(Token);

        report["portions"]!.AsArray().Count.ShouldBe(1);
        (await world.ScalarAsync<string>("SELECT string_agg(DISTINCT service, ',') FROM logs", Token)).ShouldBe("crm");
    }

    [Fact]
    public async Task A_dry_run_tells_what_a_run_would_do_and_does_nothing()
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        await Some.StoreAsync(world, "shop", Some.DayAgo(40), 4, Token);
        var service = await world.StartAsync(Token);

        var report = await service.RunAsync(Token, dryRun: true);

        ((long)report["portions"]![0]!["records"]!).ShouldBe(4);
        ((long)report["freedBytes"]!).ShouldBeGreaterThan(0);
        (await world.CountAsync(Token)).ShouldBe(4);
        world.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task Late_records_of_an_archived_day_become_another_part()
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        await Some.StoreAsync(world, "shop", Some.DayAgo(31), 4, Token);
        var service = await world.StartAsync(Token);
        await service.RunAsync(Token);
        await Some.StoreAsync(world, "shop", Some.DayAgo(31), 2, Token);

        await service.RunAsync(Token);

        (await world.CountAsync(Token)).ShouldBe(0);
        (await service.LinesAsync("/archive/parts", Token)).Select(part => (long)part["records"]!).ShouldBe([4, 2]);
    }

    [Fact]
    public async Task A_size_cap_removes_the_oldest_days_first_and_never_today()
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        foreach (var days in new[] { 3, 2, 1, 0 })
            await Some.StoreAsync(world, new Row("shop", Some.DayAgo(days).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)) { Body = Some.Noise(1_000_000) }, Token);
        var newest = await world.ScalarAsync<long>($"SELECT pg_total_relation_size('logs_{Some.DayAgo(0):yyyyMMdd}') + pg_total_relation_size('logs_{Some.DayAgo(1):yyyyMMdd}')", Token);
        var service = await world.StartAsync(Token, $"--Observability:Retention:MaxBytes={newest}");

        var report = await service.RunAsync(Token);

        report["problems"]!.AsArray().ShouldBeEmpty();
        report["portions"]!.AsArray().Select(portion => (string)portion!["lastDay"]!).ShouldBe([$"{Some.DayAgo(3):yyyy-MM-dd}", $"{Some.DayAgo(2):yyyy-MM-dd}"]);
        (await world.CountAsync(Token)).ShouldBe(2);
        var tight = await world.StartAsync(Token, "--Observability:Retention:MaxBytes=1048576");
        ((string)(await tight.RunAsync(Token))["problems"]![0]!).ShouldContain("the limit is 1048576");
        (await world.CountAsync(Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Spans_and_metrics_are_dropped_by_days()
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        foreach (var table in new[] { "spans", "metric_points" })
        {
            await world.ExecuteAsync($"SELECT ensure_partition('{table}', '{Some.DayAgo(31):yyyy-MM-dd}')", Token);
            await world.ExecuteAsync($"SELECT ensure_partition('{table}', '{Some.DayAgo(30):yyyy-MM-dd}')", Token);
        }

        var service = await world.StartAsync(Token, "--Observability:Retention:MetricDays=40");

        (await service.RunAsync(Token))["dropped"]!.AsArray().Select(name => (string)name!).ShouldBe([$"spans_{Some.DayAgo(31):yyyyMMdd}"]);
    }

    [Fact]
    public async Task A_partition_that_somebody_reads_is_not_said_to_be_dropped_and_goes_with_the_next_run()
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        await world.ExecuteAsync($"SELECT ensure_partition('spans', '{Some.DayAgo(31):yyyy-MM-dd}')", Token);
        var service = await world.StartAsync(Token);
        await using (var reader = await world.Database.OpenConnectionAsync(Token))
        {
            await using var reading = await reader.BeginTransactionAsync(Token);
            await using (var read = new Npgsql.NpgsqlCommand($"SELECT count(*) FROM spans_{Some.DayAgo(31):yyyyMMdd}", reader))
                await read.ExecuteScalarAsync(Token);

            var report = await service.RunAsync(Token);

            report["dropped"]!.AsArray().ShouldBeEmpty();
            ((long)report["freedBytes"]!).ShouldBe(0);
        }

        (await service.RunAsync(Token))["dropped"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task One_archiver_works_at_a_time()
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        await Some.StoreAsync(world, "shop", Some.DayAgo(31), 4, Token);
        await using var held = await world.Database.OpenConnectionAsync(Token);
        await using var gate = await held.BeginTransactionAsync(Token);
        await using (var block = new Npgsql.NpgsqlCommand($"LOCK TABLE logs_{Some.DayAgo(31):yyyyMMdd}", held))
            await block.ExecuteNonQueryAsync(Token);
        var first = await world.StartAsync(Token);
        var second = await world.StartAsync(Token);
        var running = first.RunAsync(Token);
        while (await world.ScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 9000002 AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())", Token) == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Token);

        using var refused = await second.PostAsync("/archive/runs", Token);
        ((int)refused.StatusCode).ShouldBe(409);

        await gate.RollbackAsync(Token);
        ((long)(await running)["portions"]![0]!["records"]!).ShouldBe(4);
    }

    [Fact]
    public async Task An_archiver_that_lost_its_lease_unawares_is_refused_when_it_confirms()
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        await Some.StoreAsync(world, "shop", Some.DayAgo(31), 4, Token);
        var service = await world.StartAsync(Token);
        await service.RunAsync(Token, dryRun: true);
        // Whoever has the lease now gives up the part as soon as it is begun.
        await world.ExecuteAsync("""
            CREATE FUNCTION give_up() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN INSERT INTO archiving.parts (path, state, source, records) VALUES (NEW.path, 'abandoned', '', 0); RETURN NEW; END $$;
            CREATE TRIGGER give_up AFTER INSERT ON archiving.attempts FOR EACH ROW EXECUTE FUNCTION give_up()
            """, Token);

        var report = await service.RunAsync(Token);

        ((string)report["portions"]![0]!["problem"]!).ShouldContain("parts_pkey");
        (await world.CountAsync(Token)).ShouldBe(4);
        world.Files.ShouldBeEmpty();
    }
}
