using Fixtures;
using Messaging.Tests.Flow;
using Messaging.Tests.Parking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Messaging.Tests.Consuming;

public sealed class RecoveryTests(PostgresFixture postgres, RabbitMqFixture rabbit) : IClassFixture<PostgresFixture>, IClassFixture<RabbitMqFixture>
{
    [Fact]
    public async Task A_queue_deleted_while_it_is_consumed_is_declared_again_and_consumed()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        // The watchdog sleeps, so what is shown is that the broker's cancellation is heard.
        await world.StartAsync("target", database, new Script(), options => options.Consumer.WatchdogInterval = TimeSpan.FromMinutes(5));
        await world.UntilConsumedAsync("target");

        await Rabbit.DeleteQueueAsync(world, "target");
        await world.UntilConsumedAsync("target");

        await Rabbit.PublishAsync(world, "test.noted", """{"name":"after"}""", Guid.CreateVersion7());
        await Deadline.UntilAsync(() => World.EffectsAsync(database), found => found.Count == 1, "an effect");
    }

    [Fact]
    public async Task A_consumer_whose_connection_was_closed_comes_back_and_the_message_in_hand_takes_effect_once()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        var gate = new TaskCompletionSource();
        var script = new Script { Act = (_, _, cancellationToken) => gate.Task.WaitAsync(cancellationToken) };
        await world.StartAsync("target", database, script);
        await world.UntilConsumedAsync("target");
        await Rabbit.PublishAsync(world, "test.noted", """{"name":"in hand"}""", Guid.CreateVersion7());
        await Deadline.UntilAsync(() => script.Seen.Count == 1, "a message in hand");

        await Rabbit.CloseConnectionsAsync(world, rabbit, "target consumer");
        gate.SetResult();
        await world.UntilConsumedAsync("target");
        await Rabbit.PublishAsync(world, "test.noted", """{"name":"next"}""", Guid.CreateVersion7());

        await Deadline.UntilAsync(() => World.EffectsAsync(database), found => found.Contains("next"), "the next effect");
        await Deadline.UntilAsync(() => Rabbit.DepthAsync(world, "target"), depth => depth == 0, "an empty queue");
        (await World.EffectsAsync(database)).ShouldBe(["in hand", "next"], ignoreOrder: true);
    }

    [Fact]
    public async Task Messages_wait_while_the_database_breaks_and_none_is_parked_for_it()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        var breaks = 0;
        var script = new Script
        {
            // Every connection of the service's database breaks under the handlers, several times over.
            Act = (_, _, _) => Interlocked.Increment(ref breaks) <= 4 ? BreakAsync(database) : Task.CompletedTask,
        };
        await world.StartAsync("target", database, script, options => options.Retry.MaxAttempts = 1);
        await world.UntilConsumedAsync("target");

        for (var sequence = 1; sequence <= 5; sequence++)
            await Rabbit.PublishAsync(world, new Counted("s", sequence, "x"));

        await Deadline.UntilAsync(() => World.EffectsAsync(database), found => found.Count == 5, "five effects");
        (await World.EffectsAsync(database)).ShouldBe(["s#1", "s#2", "s#3", "s#4", "s#5"]);
        (await World.CountAsync(database, "messaging.held")).ShouldBe(0);
    }

    [Fact]
    public async Task A_message_that_the_broker_gives_up_lands_in_the_parking_lot_and_its_stale_delivery_count_does_not_fail_it_when_redriven()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        var script = new Script();
        var host = await world.StartAsync("target", database, script);
        await world.UntilConsumedAsync("target");
        var messageId = Guid.CreateVersion7();

        await Rabbit.PublishAsync(world, "test.noted", """{"name":"deadly"}""", messageId, version: 2, change: properties => properties.Headers!["x-delivery-count"] = 51L, queue: "target.parking");

        var parked = (await Lot.UntilAsync(host, 1)).Items.Single();
        (parked.MessageId, parked.Cause, parked.Attempts).ShouldBe((messageId, "delivery-limit", 51));
        await Lot.RedriveAllAsync(host);
        await Deadline.UntilAsync(() => World.EffectsAsync(database), found => found.Count == 1, "its effect");
        // Redriven it starts from nothing; the broker's count does not fail it at once.
        script.Seen.ShouldHaveSingleItem().Context.Attempt.ShouldBe(1);
    }

    [Fact]
    public async Task Poison_leaves_the_queue_at_its_first_failure_and_is_never_requeued()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        var script = new Script { Act = (_, _, _) => throw new InvalidOperationException("poison") };
        var host = await world.StartAsync("target", database, script, options => options.Retry.MaxAttempts = 5);
        await world.UntilConsumedAsync("target");

        await Rabbit.PublishAsync(world, "test.noted", """{"name":"poison"}""", Guid.CreateVersion7());
        await Deadline.UntilAsync(() => World.CountAsync(database, "messaging.held WHERE parked_at IS NOT NULL"), parked => parked == 1, "a parked message");
        // What was not acknowledged would come back when the consumer goes.
        await host.StopAsync(Deadline.Token);

        (await Rabbit.DepthAsync(world, "target")).ShouldBe(0);
        script.Seen.Count.ShouldBe(5);
        (await World.QueryAsync(database, "SELECT headers ->> 'x-delivery-count' IS NULL FROM messaging.held", row => row.GetBoolean(0))).ShouldBe([true]);
    }

    [Fact]
    public async Task Health_tells_whether_the_queue_is_consumed()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var host = await world.StartAsync("target", await world.CreateDatabaseAsync(), new Script(), options => options.Consumer.UnhealthyAfter = TimeSpan.FromSeconds(1));
        var health = host.Services.GetRequiredService<HealthCheckService>();
        await Deadline.UntilAsync(() => health.CheckHealthAsync(Deadline.Token), report => report.Status == HealthStatus.Healthy, "health");

        // A queue of the same name with other arguments: the service cannot declare its own.
        await Rabbit.DeleteQueueAsync(world, "target");
        await Rabbit.OccupyAsync(world, "target");

        var sick = await Deadline.UntilAsync(() => health.CheckHealthAsync(Deadline.Token), report => report.Status == HealthStatus.Unhealthy, "ill health");
        sick.Entries["messaging"].Description.ShouldNotBeNull().ShouldContain("PRECONDITION_FAILED");
        await Rabbit.DeleteQueueAsync(world, "target");
        await Deadline.UntilAsync(() => health.CheckHealthAsync(Deadline.Token), report => report.Status == HealthStatus.Healthy, "health again");
    }

    [Fact]
    public async Task A_connection_that_is_dead_without_a_word_is_found_by_watchdog_and_confirm_timeout()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        await using var proxy = new TcpProxy("127.0.0.1", new Uri(world.Broker).Port);
        var (source, target) = (await world.CreateDatabaseAsync(), await world.CreateDatabaseAsync());
        var through = world.Through(proxy.In(world.Broker));
        await through.StartAsync("target", target, new Script(), options => options.Consumer.WatchdogInterval = TimeSpan.FromMilliseconds(300));
        var publisher = await through.StartAsync("source", source, configure: options => options.Outbox.ConfirmTimeout = TimeSpan.FromMilliseconds(500));
        await world.UntilConsumedAsync("target");
        await World.PublishAsync(publisher, new Counted("s", 1, "one"));
        await Deadline.UntilAsync(() => World.EffectsAsync(target), found => found.Count == 1, "the first effect");

        // From here on the old connections carry nothing in either direction, and are not closed; new ones work.
        proxy.Freeze();
        await World.PublishAsync(publisher, new Counted("s", 2, "two"));

        await Deadline.UntilAsync(() => World.EffectsAsync(target), found => found.Count == 2, "the second effect");
        (await World.EffectsAsync(target)).ShouldBe(["s#1", "s#2"]);
        await Deadline.UntilAsync(() => World.CountAsync(source, "messaging.outbox"), left => left == 0, "an empty outbox");
        await through.DisposeAsync();
    }

    [Fact]
    public async Task While_the_broker_is_blocked_messages_wait_in_the_outbox_and_health_is_degraded()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        var host = await world.StartAsync("target", database, new Script());
        var health = host.Services.GetRequiredService<HealthCheckService>();
        await Deadline.UntilAsync(() => health.CheckHealthAsync(Deadline.Token), report => report.Status == HealthStatus.Healthy, "health");
        var state = host.Services.GetRequiredService<Messaging.Broker.BrokerState>();

        state.Blocked("low on memory");
        await World.PublishAsync(host, new Noted("later"));
        var report = await health.CheckHealthAsync(Deadline.Token);
        (await World.CountAsync(database, "messaging.outbox")).ShouldBe(1);
        state.Unblocked();

        report.Status.ShouldBe(HealthStatus.Degraded);
        report.Entries["messaging"].Description.ShouldBe("The broker takes no messages at present: low on memory. They wait in the outbox.");
        await Deadline.UntilAsync(() => World.EffectsAsync(database), found => found.Count == 1, "the effect");
    }

    private static async Task BreakAsync(string database)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Deadline.Token);
        await using var command = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'target'", connection);
        await command.ExecuteNonQueryAsync(Deadline.Token);
    }
}
