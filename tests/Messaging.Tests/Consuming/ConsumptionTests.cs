using Fixtures;
using Messaging.Consuming;
using Messaging.Tests.Flow;
using Messaging.Tests.Parking;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.Tests.Consuming;

public sealed class ConsumptionTests(PostgresFixture postgres, RabbitMqFixture rabbit) : IClassFixture<PostgresFixture>, IClassFixture<RabbitMqFixture>
{
    [Fact]
    public async Task A_message_delivered_many_times_at_once_takes_effect_once()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        await world.StartAsync("target", database, new Script());
        var other = world.Build("target", database, new Script());
        await world.UntilConsumedAsync("target");
        var messageId = Guid.CreateVersion7();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Rabbit.PublishAsync(world, "test.noted", """{"name":"once"}""", messageId)));
        await other.StartAsync(Deadline.Token);
        await Rabbit.PublishAsync(world, "test.noted", """{"name":"last"}""", Guid.CreateVersion7());

        await Deadline.UntilAsync(() => World.EffectsAsync(database), found => found.Contains("last"), "the last effect");
        await Deadline.UntilAsync(() => Rabbit.DepthAsync(world, "target"), depth => depth == 0, "an empty queue");
        (await World.EffectsAsync(database)).ShouldBe(["once", "last"], ignoreOrder: true);
    }

    [Fact]
    public async Task Two_processors_that_have_the_same_message_at_the_same_time_let_it_take_effect_once()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        var both = new TaskCompletionSource();
        var arrived = 0;
        var script = new Script
        {
            Act = (_, _, cancellationToken) =>
            {
                if (Interlocked.Increment(ref arrived) >= 2)
                    both.TrySetResult();
                return both.Task.WaitAsync(TimeSpan.FromSeconds(10), cancellationToken);
            },
        };
        var host = await world.StartAsync("target", database, script);
        var parser = host.Services.GetRequiredService<MessageParser>();
        var headers = new Dictionary<string, string> { [DeliveryHeaders.MessageId] = Guid.CreateVersion7().ToString(), [DeliveryHeaders.Type] = "test.noted", ["event-version"] = "1" };
        var message = parser.Parse(headers, "test.noted", """{"name":"once"}"""u8.ToArray(), TimeProvider.System.GetUtcNow());
        var processor = host.Services.GetRequiredService<IMessageProcessor>();

        await Task.WhenAll(processor.ProcessAsync([message], Deadline.Token), processor.ProcessAsync([message], Deadline.Token));

        arrived.ShouldBeGreaterThanOrEqualTo(2);
        (await World.EffectsAsync(database)).ShouldBe(["once"]);
    }

    [Fact]
    public async Task An_event_that_comes_before_its_predecessor_waits_for_it()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        await world.StartAsync("target", database, new Script(), options => options.Retry.FirstDelay = TimeSpan.FromSeconds(20));
        await world.UntilConsumedAsync("target");

        await Rabbit.PublishAsync(world, new Counted("s", 3, "three"));
        await Rabbit.PublishAsync(world, new Counted("s", 2, "two"));
        await Rabbit.PublishAsync(world, new Counted("other", 1, "one"));
        await Deadline.UntilAsync(() => World.CountAsync(database, "messaging.held"), held => held == 2, "two waiting messages");
        await Deadline.UntilAsync(() => World.EffectsAsync(database), found => found.Count == 1, "the other stream's effect");
        await Rabbit.PublishAsync(world, new Counted("s", 1, "one"));

        await Deadline.UntilAsync(() => World.EffectsAsync(database), found => found.Count == 4, "all effects");
        (await World.EffectsAsync(database)).ShouldBe(["other#1", "s#1", "s#2", "s#3"]);
        (await World.CountAsync(database, "messaging.held")).ShouldBe(0);
    }

    [Fact]
    public async Task A_gap_that_is_not_filled_in_time_is_parked_and_released_by_the_predecessor()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        var host = await world.StartAsync("target", database, new Script(), options => options.Retry.GapTimeout = TimeSpan.FromMilliseconds(200));
        await world.UntilConsumedAsync("target");

        await Rabbit.PublishAsync(world, new Counted("s", 2, "two"));
        var parked = (await Lot.UntilAsync(host, 1)).Items.Single();
        await Rabbit.PublishAsync(world, new Counted("s", 1, "one"));

        await Deadline.UntilAsync(() => World.EffectsAsync(database), found => found.Count == 2, "both effects");
        (await World.EffectsAsync(database)).ShouldBe(["s#1", "s#2"]);
        (parked.Cause, parked.StreamId, parked.Sequence).ShouldBe(("gap", "s", 2));
        parked.Reason.ShouldBe("It is number 2 of stream 's', whose last number here is 0; 1 is missing.");
        (await Lot.ListAsync(host)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_failing_message_is_retried_then_parked_and_takes_effect_once_when_redriven_twice()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        var broken = true;
        var script = new Script { Act = (name, _, _) => broken && name == "s#1" ? throw new InvalidOperationException("the press is broken") : Task.CompletedTask };
        var host = await world.StartAsync("target", database, script, options => options.Retry.GapTimeout = TimeSpan.FromMinutes(1));
        await world.UntilConsumedAsync("target");
        var messageId = Guid.CreateVersion7();

        await Rabbit.PublishAsync(world, new Counted("s", 1, "one"), messageId);
        await Rabbit.PublishAsync(world, new Counted("s", 2, "two"));
        await Rabbit.PublishAsync(world, new Counted("other", 1, "one"));
        await Deadline.UntilAsync(() => World.EffectsAsync(database), found => found.Count == 1, "the other stream's effect");
        var parked = (await Lot.UntilAsync(host, 1)).Items.Single();

        (parked.MessageId, parked.Cause, parked.Attempts, parked.ExceptionType, parked.Reason).ShouldBe((messageId, "failure", 3, "System.InvalidOperationException", "the press is broken"));
        script.Seen.Where(seen => seen.Name == "s#1").Select(seen => seen.Context.Attempt).ShouldBe([1, 2, 3]);
        broken = false;
        Lot.ResultsOf(await Lot.RedriveAsync(host, messageId)).ShouldBe(["redriven"]);
        await Deadline.UntilAsync(() => World.EffectsAsync(database), found => found.Count == 3, "all effects");
        Lot.ResultsOf(await Lot.RedriveAsync(host, messageId)).ShouldBe(["already-handled"]);
        await Rabbit.PublishAsync(world, new Counted("s", 1, "one"), messageId);
        await Rabbit.PublishAsync(world, new Counted("s", 3, "three"));
        await Deadline.UntilAsync(() => World.EffectsAsync(database), found => found.Contains("s#3"), "the stream to go on");
        (await World.EffectsAsync(database)).ShouldBe(["other#1", "s#1", "s#2", "s#3"]);
    }

    [Fact]
    public async Task A_discarded_event_counts_as_seen_and_its_stream_goes_on()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        var script = new Script { Act = (name, _, _) => name == "s#1" ? throw new InvalidOperationException("no") : Task.CompletedTask };
        var host = await world.StartAsync("target", database, script, options => options.Retry.MaxAttempts = 1);
        await world.UntilConsumedAsync("target");
        var messageId = Guid.CreateVersion7();
        await Rabbit.PublishAsync(world, new Counted("s", 1, "one"), messageId);
        await Rabbit.PublishAsync(world, new Counted("s", 2, "two"));
        await Lot.UntilAsync(host, 1);

        Lot.ResultsOf(await Lot.DiscardAsync(host, "the order was made by hand", messageId)).ShouldBe(["discarded"]);

        await Deadline.UntilAsync(() => World.EffectsAsync(database), found => found.Count == 1, "the successor's effect");
        (await World.EffectsAsync(database)).ShouldBe(["s#2"]);
        Lot.ResultsOf(await Lot.DiscardAsync(host, "again", messageId)).ShouldBe(["already-discarded"]);
    }

    [Fact]
    public async Task What_cannot_be_read_is_parked_at_once_with_the_reason_and_disturbs_nothing_else()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        var host = await world.StartAsync("target", database, new Script(), options => options.MaxMessageBytes = 2000);
        await world.UntilConsumedAsync("target");

        await Rabbit.PublishAsync(world, "test.noted", "not JSON", Guid.CreateVersion7());
        await Rabbit.PublishAsync(world, "test.noted", """{"nome":"typo"}""", Guid.CreateVersion7());
        await Rabbit.PublishAsync(world, "test.noted", """{"name":"newer"}""", Guid.CreateVersion7(), version: 3);
        await Rabbit.PublishAsync(world, "test.noted", """{"name":"no version"}""", Guid.CreateVersion7(), version: null);
        await Rabbit.PublishAsync(world, "test.noted", """{"name":"no id"}""");
        await Rabbit.PublishAsync(world, "test.noted", """{"name":"old id"}""", Guid.NewGuid());
        await Rabbit.PublishAsync(world, "test.noted", $$"""{"name":"{{new string('x', 2000)}}"}""", Guid.CreateVersion7());
        await Rabbit.PublishAsync(world, "test.unheard", "{}", Guid.CreateVersion7(), queue: "target");
        await Rabbit.PublishAsync(world, "test.noted", """{"name":"ancient"}""", Guid.CreateVersion7(new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        await Rabbit.PublishAsync(world, "test.noted", "\"a\\u0000b\"", Guid.CreateVersion7());
        await Rabbit.PublishAsync(world, "test.counted", """{"streamId":"a\u0000b","sequence":1,"name":"no key of a table"}""", Guid.CreateVersion7());
        await Rabbit.PublishAsync(world, "test.counted", $$"""{"streamId":"{{new string('s', 201)}}","sequence":1,"name":"too long a key"}""", Guid.CreateVersion7());
        await Rabbit.PublishAsync(world, "test.noted", """{"name":"\ud83d"}""", Guid.CreateVersion7());
        await Rabbit.PublishAsync(world, "test.noted", """{"name":"good","extra":1}""", Guid.CreateVersion7());

        var list = await Lot.UntilAsync(host, 13);
        await Deadline.UntilAsync(() => World.EffectsAsync(database), found => found.Count == 1, "the good message's effect");
        (await World.EffectsAsync(database)).ShouldBe(["good"]);
        list.Items.ShouldAllBe(message => message.Cause == "invalid" && message.Attempts == 0);
        var reasons = string.Join('\n', list.Items.Select(message => message.Reason));
        reasons.ShouldContain("The body is not JSON of 'test.noted' version 1");
        reasons.ShouldContain("name");
        reasons.ShouldContain("Version 3 of 'test.noted' is newer than 2, the newest this service knows. Upgrade the service, then redrive.");
        reasons.ShouldContain("The header event-version is ''; it must be a whole number from 1.");
        reasons.ShouldContain("The property message-id is ''; it must be a UUID of version 7.");
        reasons.ShouldContain("The body has 2011 bytes, the limit is 2000 (Messaging:MaxMessageBytes).");
        reasons.ShouldContain("The type 'test.unheard' is unknown here; this service handles test.counted, test.noted.");
        reasons.ShouldContain("The stream's id has control characters");
        reasons.ShouldContain("The stream's id has 201 characters; it must have 1 to 200.");
        reasons.ShouldContain("Its id was made on 2001-01-01; the inbox covers ");
    }

    [Fact]
    public async Task A_failure_whose_message_no_table_takes_is_parked_like_any_other_and_holds_up_nothing()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        // Half of what was a smiley before somebody cut the text, and the end of a text of C.
        var script = new Script { Act = (name, _, _) => name == "bad" ? throw new InvalidOperationException("cut \ud83d and \0 ended") : Task.CompletedTask };
        var host = await world.StartAsync("target", database, script, options => (options.Retry.MaxAttempts, options.Consumer.Lanes) = (2, 1));
        await world.UntilConsumedAsync("target");

        await Rabbit.PublishAsync(world, "test.noted", """{"name":"bad"}""", Guid.CreateVersion7());
        await Rabbit.PublishAsync(world, "test.noted", """{"name":"good"}""", Guid.CreateVersion7());

        (await Lot.UntilAsync(host, 1)).Items.Single().Reason.ShouldBe("cut \ufffd and   ended");
        await Deadline.UntilAsync(() => World.EffectsAsync(database), found => found.Count == 1, "the good message's effect");
    }
}
