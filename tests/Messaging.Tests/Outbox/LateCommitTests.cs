using Fixtures;
using Messaging.Contracts;
using Messaging.Tests.Flow;
using Npgsql;

namespace Messaging.Tests.Outbox;

public sealed class LateCommitTests(PostgresFixture postgres, RabbitMqFixture rabbit) : IClassFixture<PostgresFixture>, IClassFixture<RabbitMqFixture>
{
    private const long Gate = 4711;

    [Fact]
    public async Task A_transaction_that_drew_its_positions_early_and_commits_late_is_relayed_once_all_the_same()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var (source, target) = (await world.CreateDatabaseAsync(), await world.CreateDatabaseAsync());
        await world.StartAsync("target", target, new Script());
        var publisher = await world.StartAsync("source", source);
        await world.UntilConsumedAsync("target");
        await using var gate = new NpgsqlConnection(source);
        await gate.OpenAsync(Deadline.Token);
        // The commit of a message of version 2 (Noted) waits for the gate, when its row is written already.
        await ExecuteAsync(gate, $"""
            CREATE FUNCTION wait_for_gate() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NEW.version = 2 THEN PERFORM pg_advisory_xact_lock({Gate}); END IF;
                RETURN NULL;
            END $$;
            CREATE CONSTRAINT TRIGGER late AFTER INSERT ON messaging.outbox DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wait_for_gate();
            SELECT pg_advisory_lock({Gate});
            """);

        var late = World.PublishAsync(publisher, new Noted("late"));
        await Deadline.UntilAsync(
            () => World.QueryAsync(source, "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())", row => row.GetInt32(0)),
            waiting => waiting.Count == 1, "the late commit at its gate");
        for (var sequence = 1; sequence <= 3; sequence++)
        {
            await World.PublishAsync(publisher, new Counted("s", sequence, "early"));
            await Deadline.UntilAsync(() => World.EffectsAsync(target), found => found.Count == sequence, "the effect of a later position");
        }

        await ExecuteAsync(gate, $"SELECT pg_advisory_unlock({Gate})");
        await late;

        await Deadline.UntilAsync(() => World.EffectsAsync(target), found => found.Count == 4, "the late effect");
        await Deadline.UntilAsync(() => World.CountAsync(source, "messaging.outbox"), left => left == 0, "an empty outbox");
        (await World.EffectsAsync(target)).ShouldBe(["s#1", "s#2", "s#3", "late"]);
        var positions = await World.QueryAsync(source, "SELECT type FROM messaging.sent ORDER BY position", row => row.GetString(0));
        positions.ShouldBe(["test.noted", "test.counted", "test.counted", "test.counted"]);
    }

    [Fact]
    public async Task An_event_that_follows_one_not_yet_committed_waits_for_it_and_follows_it()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var source = await world.CreateDatabaseAsync();
        var publisher = await world.StartAsync("source", source);
        await World.PublishAsync(publisher, new Counted("s", 1, "one"));
        await using var other = new NpgsqlConnection(source);
        await other.OpenAsync(Deadline.Token);
        await using var open = await other.BeginTransactionAsync(Deadline.Token);
        await ExecuteAsync(other, "UPDATE messaging.stream_position SET last_sequence = 2 WHERE stream_id = 's'");

        var third = World.PublishAsync(publisher, new Counted("s", 3, "three"));
        await Deadline.UntilAsync(
            () => World.QueryAsync(source, "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", row => row.GetInt32(0)),
            waiting => waiting.Count == 1, "the third event waiting for the second");
        await open.CommitAsync(Deadline.Token);
        await third;

        (await World.QueryAsync(source, "SELECT last_sequence FROM messaging.stream_position WHERE stream_id = 's'", row => row.GetInt64(0))).ShouldBe([3]);
    }

    [Fact]
    public async Task While_one_relay_waits_for_confirms_the_other_leaves_its_rows_alone()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        await using var proxy = new TcpProxy("127.0.0.1", new Uri(world.Broker).Port);
        var (source, target) = (await world.CreateDatabaseAsync(), await world.CreateDatabaseAsync());
        var copies = await RelayTests.TapAsync(world);
        await world.StartAsync("target", target, new Script());
        // What the tap takes is not returned to the relay, so nobody would send again what comes before the target's queue is there.
        await world.UntilConsumedAsync("target");
        var through = world.Through(proxy.In(world.Broker));
        var slow = await through.StartAsync("source", source);
        var fast = await world.StartAsync("source", source, configure: options => options.Outbox.PollInterval = TimeSpan.FromMilliseconds(10));
        await World.PublishAsync(slow, new Noted("first"));
        await Deadline.UntilAsync(() => World.EffectsAsync(target), found => found.Count == 1, "the first effect");
        proxy.Delay.ToClient = TimeSpan.FromMilliseconds(300);

        await World.PublishAsync(slow, [.. Enumerable.Range(1, 50).Select(number => (IIntegrationEvent)new Counted("s", number, "x"))]);
        await Deadline.UntilAsync(() => World.CountAsync(source, "messaging.outbox"), left => left == 0, "an empty outbox");
        await World.PublishAsync(fast, new Noted("last"));
        await Deadline.UntilAsync(() => World.EffectsAsync(target), found => found.Count == 52, "all effects");

        var sent = copies.Where(copy => copy.Stream == "s").ToArray();
        sent.Length.ShouldBe(50);
        sent.Select(copy => copy.Id).Distinct().Count().ShouldBe(50);
        await through.DisposeAsync();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Deadline.Token);
    }
}
