using Fixtures;
using Messaging.Broker;
using Messaging.Tests.Flow;
using Npgsql;

namespace Messaging.Tests.Resending;

public sealed class QueueLostTests(PostgresFixture postgres, RabbitMqFixture rabbit) : IClassFixture<PostgresFixture>, IClassFixture<RabbitMqFixture>
{
    [Fact]
    public async Task What_was_in_a_deleted_queue_comes_again_and_takes_effect_once_whoever_declares_the_queue_anew()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var (source, target) = (await world.CreateDatabaseAsync(), await world.CreateDatabaseAsync());
        var publisher = await world.StartAsync("source", source);
        var first = await world.StartAsync("target", target, new Script());
        await World.PublishAsync(publisher, new Counted("s", 1, "one"), new Noted("before"));
        await Deadline.UntilAsync(() => World.EffectsAsync(target), found => found.Count == 2, "two effects");
        await first.StopAsync(Deadline.Token);
        await World.PublishAsync(publisher, new Counted("s", 2, "two"), new Noted("in the queue"));
        await Deadline.UntilAsync(() => Rabbit.DepthAsync(world, "target"), depth => depth >= 2, "two messages in the queue, and those whose acknowledgement the stop has cut off");

        await Rabbit.DeleteQueueAsync(world, "target");
        await DeclareAsync(world);
        await world.StartAsync("target", target, new Script());

        await Deadline.UntilAsync(() => World.EffectsAsync(target), found => found.Count == 4, "four effects");
        await World.PublishAsync(publisher, new Counted("s", 3, "three"));
        await Deadline.UntilAsync(() => World.EffectsAsync(target), found => found.Contains("s#3"), "the stream to go on");
        await Deadline.UntilAsync(() => World.CountAsync(source, "messaging.outbox"), left => left == 0, "an empty outbox");
        await Deadline.UntilAsync(() => Rabbit.DepthAsync(world, "target"), depth => depth == 0, "an empty queue");
        (await World.EffectsAsync(target)).ShouldBe(["s#1", "before", "s#2", "in the queue", "s#3"], ignoreOrder: true);
        (await World.CountAsync(target, "messaging.held")).ShouldBe(0);
        (await World.CountAsync(source, "messaging.sent")).ShouldBe(5);
    }

    [Fact]
    public async Task A_service_whose_queue_is_still_there_or_that_never_had_one_asks_for_nothing()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var target = await world.CreateDatabaseAsync();
        var first = await world.StartAsync("target", target, new Script());
        await world.UntilConsumedAsync("target");
        await first.StopAsync(Deadline.Token);

        await world.StartAsync("target", target, new Script());
        await world.UntilConsumedAsync("target");

        (await World.CountAsync(target, "messaging.sent")).ShouldBe(0);
        (await World.CountAsync(target, "messaging.outbox")).ShouldBe(0);
        (await World.CountAsync(target, "messaging.queue")).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_sent_is_dropped_by_days_but_not_because_one_services_clock_runs_ahead()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        await world.StartAsync("source", database);
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Deadline.Token);
        var partitions = new Messaging.Storage.DayPartitions("sent");
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        foreach (var age in (int[])[5, 4, 1])
            await partitions.EnsureAsync(connection, today.AddDays(-age), Deadline.Token);

        await partitions.DropBeforeAsync(connection, today.AddDays(40), daysKept: 3, Deadline.Token);
        var kept = await partitions.FindAsync(connection, Deadline.Token);
        await partitions.DropBeforeAsync(connection, today.AddDays(-40), daysKept: 0, Deadline.Token);

        kept.ShouldBe([today.AddDays(-1), today]);
        (await partitions.FindAsync(connection, Deadline.Token)).ShouldBe(kept);
    }

    private static async Task DeclareAsync(World world)
    {
        await using var connection = await Rabbit.ConnectAsync(world);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Deadline.Token);
        await Topology.DeclareQueueAsync(channel, "events", new QueuePlan("target", ["test.counted", "test.noted"], Ordered: true), Deadline.Token);
    }
}
