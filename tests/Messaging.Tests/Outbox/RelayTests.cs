using System.Collections.Concurrent;
using Fixtures;
using Messaging.Contracts;
using Messaging.Storage;
using Messaging.Tests.Flow;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Messaging.Tests.Outbox;

public sealed class RelayTests(PostgresFixture postgres, RabbitMqFixture rabbit) : IClassFixture<PostgresFixture>, IClassFixture<RabbitMqFixture>
{
    [Fact]
    public async Task Two_relays_on_one_outbox_keep_the_order_of_each_stream_and_lose_nothing()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        var arrived = await TapAsync(world);
        var one = await world.StartAsync("source", database, configure: options => options.Outbox.BatchSize = 7);
        var other = await world.StartAsync("source", database, configure: options => options.Outbox.BatchSize = 5);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(async stream =>
        {
            for (var sequence = 1; sequence <= 40; sequence++)
                await World.PublishAsync(sequence % 2 == 0 ? one : other, new Counted($"s{stream}", sequence, "x"));
        }));

        await Deadline.UntilAsync(() => World.CountAsync(database, "messaging.outbox"), left => left == 0, "an empty outbox");
        await Deadline.UntilAsync(() => arrived.Count >= 240, "240 messages");
        foreach (var stream in arrived.GroupBy(message => message.Stream))
            stream.Select(message => message.Sequence).ShouldBe(Enumerable.Range(1, 40).Select(number => (long)number), $"the order of {stream.Key}");
    }

    [Fact]
    public async Task A_crash_between_publishing_and_completing_sends_again_under_the_same_id_and_takes_effect_once()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var (source, target) = (await world.CreateDatabaseAsync(), await world.CreateDatabaseAsync());
        var script = new Script();
        await world.StartAsync("target", target, script);
        await world.UntilConsumedAsync("target");
        var arrived = await TapAsync(world);
        var publisher = world.Build("source", source, null);
        await CreateSchemaAsync(source);
        // The connection breaks when the relay deletes what it published: the same as a crash right before the commit.
        await ExecuteAsync(source, """
            CREATE SEQUENCE crashes;
            CREATE FUNCTION crash() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF nextval('crashes') <= 2 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
                RETURN OLD;
            END $$;
            CREATE TRIGGER crash BEFORE DELETE ON messaging.outbox FOR EACH ROW EXECUTE FUNCTION crash();
            """);
        await publisher.StartAsync(Deadline.Token);

        await World.PublishAsync(publisher, new Counted("s", 1, "one"), new Noted("note"));

        await Deadline.UntilAsync(() => World.CountAsync(source, "messaging.outbox"), left => left == 0, "an empty outbox");
        await World.PublishAsync(publisher, new Counted("s", 2, "two"));
        await Deadline.UntilAsync(() => World.EffectsAsync(target), found => found.Contains("s#2"), "the stream to go on");
        arrived.Count.ShouldBeGreaterThan(3);
        arrived.Select(message => message.Id).Distinct().Count().ShouldBe(3);
        (await World.EffectsAsync(target)).ShouldBe(["s#1", "s#2", "note"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_message_that_no_queue_takes_stays_in_the_outbox_with_the_reason_and_goes_out_later()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        var publisher = await world.StartAsync("source", database, configure: options => options.Outbox.MaxBackoff = TimeSpan.FromMilliseconds(200));

        await World.PublishAsync(publisher, new Noted("nobody listens"));
        var refused = await Deadline.UntilAsync(
            () => World.QueryAsync(database, "SELECT last_error FROM messaging.outbox WHERE attempts > 1", row => row.GetString(0)), rows => rows.Count == 1, "two attempts");
        refused.ShouldBe(["No queue is bound for 'test.noted' (312 NO_ROUTE)."]);
        var arrived = await TapAsync(world);

        await Deadline.UntilAsync(() => World.CountAsync(database, "messaging.outbox"), left => left == 0, "an empty outbox");
        arrived.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_full_queue_pushes_back_and_later_messages_of_the_stream_wait_behind_the_refused_one()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        await using var connection = await Rabbit.ConnectAsync(world);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Deadline.Token);
        await channel.ExchangeDeclareAsync("events", ExchangeType.Topic, durable: true, cancellationToken: Deadline.Token);
        await channel.QueueDeclareAsync("small", true, false, false, new Dictionary<string, object?> { ["x-queue-type"] = "classic", ["x-max-length"] = 1, ["x-overflow"] = "reject-publish" }, cancellationToken: Deadline.Token);
        await channel.QueueBindAsync("small", "events", "#", cancellationToken: Deadline.Token);
        var publisher = await world.StartAsync("source", database, configure: options => options.Outbox.MaxBackoff = TimeSpan.FromMilliseconds(200));

        var received = new List<string>();
        for (var sequence = 1; sequence <= 4; sequence++)
            await World.PublishAsync(publisher, new Counted("s", sequence, "x"));
        await Deadline.UntilAsync(() => World.CountAsync(database, "messaging.outbox WHERE attempts > 0"), refused => refused >= 1, "a refused message");
        while (received.Count < 4)
        {
            if (await channel.BasicGetAsync("small", autoAck: true, Deadline.Token) is { } got)
                received.Add(System.Text.Encoding.UTF8.GetString((byte[])got.BasicProperties.Headers!["stream-id"]!) + got.BasicProperties.Headers["stream-sequence"]);
            else
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Deadline.Token);
        }

        received.ShouldBe(["s1", "s2", "s3", "s4"]);
        await Deadline.UntilAsync(() => World.CountAsync(database, "messaging.outbox"), left => left == 0, "an empty outbox");
    }

    [Fact]
    public async Task While_a_services_own_queue_is_full_the_relay_pauses_and_goes_on_in_order_when_it_is_consumed()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var (source, target) = (await world.CreateDatabaseAsync(), await world.CreateDatabaseAsync());
        // Declares its queue, with its limit of a million, and stops; the broker takes the lower limit of queue and policy.
        var declaring = await world.StartAsync("target", target, new Script());
        await world.UntilConsumedAsync("target");
        await declaring.StopAsync(Deadline.Token);
        await Rabbit.LimitAsync(world, rabbit, "target", messages: 10);
        var publisher = await world.StartAsync("source", source, configure: options => options.Outbox.MaxBackoff = TimeSpan.FromMilliseconds(200));

        for (var sequence = 1; sequence <= 40; sequence++)
            await World.PublishAsync(publisher, [.. Enumerable.Range(0, 5).Select(stream => new Counted($"s{stream}", sequence, "x"))]);
        var left = await Deadline.UntilAsync(() => World.CountAsync(source, "messaging.outbox WHERE attempts > 1"), refused => refused >= 1, "messages refused again and again");
        left.ShouldBeLessThan(200);
        await world.StartAsync("target", target, new Script());

        await Deadline.UntilAsync(() => World.CountAsync(target, "effects"), count => count == 200, "all effects");
        var effects = await World.EffectsAsync(target);
        foreach (var stream in effects.GroupBy(name => name.Split('#')[0]))
            stream.ShouldBe(Enumerable.Range(1, 40).Select(number => $"{stream.Key}#{number}"));
        (await World.CountAsync(source, "messaging.outbox")).ShouldBe(0);
        (await World.CountAsync(target, "messaging.held")).ShouldBe(0);
    }

    [Fact]
    public async Task The_relay_goes_on_after_the_broker_closed_its_connection()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        var arrived = await TapAsync(world);
        var publisher = await world.StartAsync("source", database);
        await World.PublishAsync(publisher, new Noted("before"));
        await Deadline.UntilAsync(() => arrived.Count == 1, "the first message");

        await Rabbit.CloseConnectionsAsync(world, rabbit, "source publisher");
        await World.PublishAsync(publisher, new Noted("after"));

        await Deadline.UntilAsync(() => arrived.Select(message => message.Id).Distinct().Count() == 2, "the second message");
        await Deadline.UntilAsync(() => World.CountAsync(database, "messaging.outbox"), left => left == 0, "an empty outbox");
    }

    [Fact]
    public async Task The_queue_of_a_consumer_that_was_never_started_keeps_the_events_for_it()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var publisher = await world.StartAsync("source", await world.CreateDatabaseAsync());

        await World.PublishAsync(publisher, new CostCalculationRequested(Messaging.Orders.OrderId.Parse("S-100001"), Guid.NewGuid(), Guid.NewGuid(), Messaging.Orders.Material.Pla, 1));

        await Deadline.UntilAsync(
            async () => await world.ExistsAsync("cost-calculator") ? await Rabbit.DepthAsync(world, "cost-calculator") : 0, depth => depth == 1, "a message for cost-calculator");
    }

    /// <summary>Listens to everything that goes through the exchange.</summary>
    internal static async Task<ConcurrentQueue<(string Id, string Stream, long Sequence)>> TapAsync(World world)
    {
        var connection = await Rabbit.ConnectAsync(world);
        var channel = await connection.CreateChannelAsync(cancellationToken: Deadline.Token);
        await channel.ExchangeDeclareAsync("events", ExchangeType.Topic, durable: true, cancellationToken: Deadline.Token);
        await channel.QueueDeclareAsync("tap", true, false, false, new Dictionary<string, object?> { ["x-queue-type"] = "classic" }, cancellationToken: Deadline.Token);
        await channel.QueueBindAsync("tap", "events", "#", cancellationToken: Deadline.Token);
        var arrived = new ConcurrentQueue<(string, string, long)>();
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            var headers = delivery.BasicProperties.Headers!;
            var stream = headers.TryGetValue("stream-id", out var text) ? System.Text.Encoding.UTF8.GetString((byte[])text!) : string.Empty;
            arrived.Enqueue((delivery.BasicProperties.MessageId!, stream, headers.TryGetValue("stream-sequence", out var number) ? (long)number! : 0));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync("tap", autoAck: true, consumer, Deadline.Token);
        return arrived;
    }

    private static async Task CreateSchemaAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Deadline.Token);
        await SchemaCreation.CreateAsync(connection, Deadline.Token);
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Deadline.Token);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Deadline.Token);
    }
}
