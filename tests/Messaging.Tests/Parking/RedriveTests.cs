using Fixtures;
using Messaging.Parking;
using Messaging.Tests.Flow;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Npgsql;
using System.Diagnostics.Metrics;

namespace Messaging.Tests.Parking;

public sealed class RedriveTests(PostgresFixture postgres, RabbitMqFixture rabbit) : IClassFixture<PostgresFixture>, IClassFixture<RabbitMqFixture>
{
    [Fact]
    public async Task Each_message_named_is_told_what_became_of_it_and_redriving_again_changes_nothing()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        await ParkedRows.AddAsync(database, 3);
        var gate = new TaskCompletionSource();
        var host = await world.StartAsync("target", database, new Script { Act = (_, _, token) => gate.Task.WaitAsync(token) });
        var ids = (await Lot.ListAsync(host)).Items.Select(message => message.MessageId).ToArray();
        var unknown = Guid.CreateVersion7();
        using var redriven = new MetricCollector<long>(host.Services.GetRequiredService<IMeterFactory>(), "Messaging", "messaging.redriven");

        Lot.ResultsOf(await Lot.RedriveAsync(host, ids[0], unknown)).ShouldBe(["redriven", "unknown"]);
        Lot.ResultsOf(await Lot.RedriveAsync(host, ids[0], ids[1])).ShouldBe(["already-waiting", "redriven"]);
        Lot.ResultsOf(await Lot.DiscardAsync(host, "twice", ids[2])).ShouldBe(["discarded"]);
        gate.SetResult();
        await Deadline.UntilAsync(() => World.EffectsAsync(database), found => found.Count == 2, "both effects");
        var again = await Lot.RedriveAsync(host, [.. ids, unknown]);

        Lot.ResultsOf(again).ShouldBe(["already-handled", "already-handled", "already-discarded", "unknown"]);
        (again.Done, again.Unchanged, again.Refused, again.Remaining).ShouldBe((0, 4, 0, 0));
        (await World.EffectsAsync(database)).Order(StringComparer.Ordinal).ShouldBe(["n1", "n2"]);
        redriven.GetMeasurementSnapshot().Sum(measurement => measurement.Value).ShouldBe(2);
        redriven.LastMeasurement!.Tags["messaging.message.type"].ShouldBe("test.noted");
    }

    [Fact]
    public async Task Of_two_operators_who_redrive_the_same_messages_at_once_each_message_obeys_one()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        await ParkedRows.AddAsync(database, 60);
        var script = new Script();
        var hosts = new[] { await world.StartAsync("target", database, script), await world.StartAsync("target", database, script) };
        var ids = (await Lot.ListAsync(hosts[0])).Items.Select(message => message.MessageId).ToArray();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(rival => Task.Run(() =>
            rival < 6 ? Lot.RedriveAsync(hosts[rival % 2], [.. rival % 2 == 0 ? ids : ids.Reverse()]) : Lot.RedriveAllAsync(hosts[rival % 2]))));

        answers.Sum(answer => answer.Done).ShouldBe(60);
        answers.SelectMany(answer => answer.Items).Select(item => item.Result).Distinct().ShouldBeSubsetOf(["redriven", "already-waiting", "already-handled"]);
        await Deadline.UntilAsync(() => World.EffectsAsync(database), found => found.Count == 60, "all effects");
        (await World.EffectsAsync(database)).ShouldBeUnique();
        (await World.CountAsync(database, "messaging.parking_audit WHERE result = 'redriven'")).ShouldBe(60);
        (await World.CountAsync(database, "messaging.held")).ShouldBe(0);
    }

    [Fact]
    public async Task A_message_that_one_redrives_while_another_discards_it_takes_effect_or_not_as_the_answers_say()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        await ParkedRows.AddAsync(database, 150);
        var host = await world.StartAsync("target", database, new Script());
        var ids = (await Lot.ListAsync(host)).Items.Select(message => message.MessageId).ToArray();

        var redrives = ids.Select(id => Task.Run(() => Lot.RedriveAsync(host, id))).ToArray();
        var discards = ids.Chunk(10).Select(some => Task.Run(() => Lot.DiscardAsync(host, "rivals", some))).ToArray();
        var redriven = (await Task.WhenAll(redrives)).Sum(answer => answer.Done);
        var discarded = (await Task.WhenAll(discards)).Sum(answer => answer.Done);

        (redriven + discarded).ShouldBe(150);
        await Deadline.UntilAsync(() => World.CountAsync(database, "messaging.held"), left => left == 0, "nothing held");
        (await World.EffectsAsync(database)).Count.ShouldBe((int)redriven);
        (await World.EffectsAsync(database)).ShouldBeUnique();
    }

    [Fact]
    public async Task A_hundred_thousand_are_redriven_in_steps_and_become_due_one_after_the_other()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        await ParkedRows.AddAsync(database, 100_000);
        // Handled by nobody meanwhile: the service that redrives is another process than the ones that would handle them.
        var host = world.Build("target", database, new Script(), options => options.Parking.RedriveRate = 1000);

        var some = await Lot.RedriveAsync(host, new ParkedSelection(Filter: new ParkedFilter(Type: "test.noted"), Limit: 700));
        var all = await Lot.RedriveAllAsync(host);

        (some.Done, some.Remaining, all.Done, all.Remaining).ShouldBe((700, 99_300, 99_300, 0));
        var (seconds, times) = (await World.QueryAsync(
            database, "SELECT extract(epoch FROM max(due_at) - min(due_at)), count(DISTINCT due_at) FROM messaging.held", row => (row.GetDouble(0), row.GetInt64(1)))).Single();
        seconds.ShouldBeGreaterThanOrEqualTo(99.29);
        times.ShouldBeGreaterThan(99_000);
        (await World.CountAsync(database, "messaging.parking_audit WHERE result = 'redriven'")).ShouldBe(100_000);
        (await World.CountAsync(database, "(SELECT FROM messaging.parking_audit GROUP BY xmin::text HAVING count(*) > 500) AS step")).ShouldBe(0);
    }

    [Fact]
    public async Task Messages_redriven_together_have_each_its_turn_however_short_the_pauses_of_retries_are()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        await ParkedRows.AddAsync(database, 60);
        var handled = new System.Collections.Concurrent.ConcurrentDictionary<string, DateTimeOffset>();
        var script = new Script { Act = (name, _, _) => Task.FromResult(handled.TryAdd(name, TimeProvider.System.GetUtcNow())) };
        var host = await world.StartAsync("target", database, script, options =>
        {
            options.Parking.RedriveRate = 20;
            options.Retry.FirstDelay = options.Retry.MaxDelay = TimeSpan.FromMilliseconds(50);
        });

        var asked = TimeProvider.System.GetUtcNow();
        await Lot.RedriveAllAsync(host);

        await Deadline.UntilAsync(() => World.CountAsync(database, "effects"), count => count == 60, "all effects");
        for (var number = 1; number <= 60; number++)
            handled[$"n{number}"].ShouldBeGreaterThanOrEqualTo(asked.AddMilliseconds((number - 1) * 50).AddMilliseconds(-1), $"the turn of message {number}");
    }

    [Fact]
    public async Task A_redrive_that_the_database_cuts_off_leaves_whole_steps_behind_and_the_next_one_does_the_rest()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        await ParkedRows.AddAsync(database, 1200);
        // The third step's session is killed in the midst of its transaction, once, as a crash of the service would.
        await World.ExecuteAsync(database, """
            CREATE SEQUENCE steps;
            CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF nextval('steps') = 3 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NULL; END $$;
            CREATE TRIGGER cut AFTER INSERT ON messaging.parking_audit FOR EACH STATEMENT EXECUTE FUNCTION cut();
            """);
        var host = await world.StartAsync("target", database, new Script(), options => options.Parking.RedriveRate = 100_000);

        (await Should.ThrowAsync<PostgresException>(() => Lot.RedriveAllAsync(host))).SqlState.ShouldBe(PostgresErrorCodes.AdminShutdown);

        (await World.CountAsync(database, "messaging.parking_audit")).ShouldBe(1000);
        (await Lot.ListAsync(host)).Total.ShouldBe(200);
        (await Lot.RedriveAllAsync(host)).Done.ShouldBe(200);
        await Deadline.UntilAsync(() => World.CountAsync(database, "effects"), count => count == 1200, "all effects");
        (await World.EffectsAsync(database)).ShouldBeUnique();
        (await World.CountAsync(database, "messaging.held")).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_older_than_the_inbox_can_tell_stays_parked_with_the_reason()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        await ParkedRows.AddAsync(database, 2, parkedAt: "now() - interval '22 days'");
        await ParkedRows.AddAsync(database, 1);
        var host = world.Build("target", database, new Script());
        var old = (await Lot.ListAsync(host, limit: 1)).Items.Single().MessageId;

        var one = await Lot.RedriveAsync(host, old);
        var all = await Lot.RedriveAllAsync(host);

        one.Items.ShouldHaveSingleItem().Detail.ShouldBe("It is older than Messaging:Parking:Window (21.00:00:00), so it can no longer be told whether it took effect. Discard it, and restate the fact.");
        (all.Done, all.Refused, all.Remaining).ShouldBe((1, 2, 2));
        all.Items.Select(item => item.Result).ShouldBe(["refused", "refused"]);
        (await Lot.DiscardAsync(host, new ParkedSelection(All: true, Reason: "too old"))).Done.ShouldBe(2);
    }
}
