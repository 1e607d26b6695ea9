using System.Diagnostics;
using Fixtures;
using Messaging.Outbox;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace Messaging.Tests.Flow;

public sealed class OutboxToInboxTests(PostgresFixture postgres, RabbitMqFixture rabbit) : IClassFixture<PostgresFixture>, IClassFixture<RabbitMqFixture>
{
    [Fact]
    public async Task A_published_event_takes_effect_in_another_service()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var (source, target) = (await world.CreateDatabaseAsync(), await world.CreateDatabaseAsync());
        var script = new Script();
        await world.StartAsync("target", target, script);
        var publisher = await world.StartAsync("source", source);

        await World.PublishAsync(publisher, new Noted("hello"), new Counted("s", 1, "one"));

        var effects = await Deadline.UntilAsync(() => World.EffectsAsync(target), found => found.Count == 2, "two effects");
        effects.ShouldBe(["hello", "s#1"], ignoreOrder: true);
        await Deadline.UntilAsync(() => World.CountAsync(source, "messaging.outbox"), left => left == 0, "an empty outbox");
        script.Seen.ShouldAllBe(seen => seen.Context.Publisher == "source" && seen.Context.Attempt == 1);
    }

    [Fact]
    public async Task A_unit_of_work_that_is_rolled_back_publishes_nothing_and_keeps_no_state()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        var publisher = await world.StartAsync("source", database);
        await using var scope = publisher.Services.CreateAsyncScope();
        var unitOfWork = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        var effects = new List<string>();

        await Should.ThrowAsync<InvalidOperationException>(() => unitOfWork.ExecuteAsync<int>(
            async cancellationToken =>
            {
                scope.ServiceProvider.GetRequiredService<LedgerDbContext>().Effects.Add(new Effect { Name = "never" });
                await scope.ServiceProvider.GetRequiredService<LedgerDbContext>().SaveChangesAsync(cancellationToken);
                scope.ServiceProvider.GetRequiredService<IEventPublisher>().Publish(new Counted("s", 1, "never"));
                unitOfWork.OnCommitted(() => effects.Add("never"));
                throw new InvalidOperationException("changed my mind");
            },
            Deadline.Token));

        (await World.EffectsAsync(database)).ShouldBeEmpty();
        (await World.CountAsync(database, "messaging.outbox")).ShouldBe(0);
        (await World.CountAsync(database, "messaging.stream_position")).ShouldBe(0);
        effects.ShouldBeEmpty();
    }

    [Fact]
    public async Task Publishing_outside_a_unit_of_work_is_refused_because_it_would_be_lost()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var publisher = await world.StartAsync("source", await world.CreateDatabaseAsync());
        await using var scope = publisher.Services.CreateAsyncScope();

        var refused = Should.Throw<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<IEventPublisher>().Publish(new Noted("lost")));

        refused.Message.ShouldBe("test.noted was published outside a unit of work and would be lost. Publish from an ICommand's handler, an IEventHandler, or IUnitOfWork.ExecuteAsync.");
    }

    [Fact]
    public async Task A_number_that_does_not_follow_the_last_one_is_a_conflict_that_names_both()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        var publisher = await world.StartAsync("source", database);
        await World.PublishAsync(publisher, new Counted("s", 1, "one"), new Counted("s", 2, "two"));

        var ahead = await Should.ThrowAsync<StreamConflictException>(() => World.PublishAsync(publisher, new Counted("s", 4, "four")));
        var again = await Should.ThrowAsync<StreamConflictException>(() => World.PublishAsync(publisher, new Counted("s", 1, "one")));
        var unknown = await Should.ThrowAsync<StreamConflictException>(() => World.PublishAsync(publisher, new Counted("other", 2, "two")));

        (ahead.StreamId, ahead.Sequence, ahead.Last).ShouldBe(("s", 4, 2));
        (again.StreamId, again.Sequence, again.Last).ShouldBe(("s", 1, 2));
        (unknown.StreamId, unknown.Sequence, unknown.Last).ShouldBe(("other", 2, 0));
        (await World.QueryAsync(database, "SELECT stream_id || last_sequence FROM messaging.stream_position", row => row.GetString(0))).ShouldBe(["s2"]);
    }

    [Fact]
    public async Task Of_two_that_publish_the_same_number_at_the_same_time_one_gets_a_conflict()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        var publisher = await world.StartAsync("source", database);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                await World.PublishAsync(publisher, new Counted("s", 1, "one"));
                return true;
            }
            catch (StreamConflictException)
            {
                return false;
            }
        }));

        results.Count(won => won).ShouldBe(1);
    }

    [Fact]
    public async Task Trace_and_baggage_go_on_in_the_handler_though_the_trace_is_not_sampled()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var script = new Script();
        await world.StartAsync("target", await world.CreateDatabaseAsync(), script);
        var publisher = await world.StartAsync("source", await world.CreateDatabaseAsync());
        using var request = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();
        request.ActivityTraceFlags.ShouldBe(ActivityTraceFlags.None);
        Baggage.SetBaggage("order.id", "S-100001");

        await World.PublishAsync(publisher, new Noted("traced"));

        await Deadline.UntilAsync(() => !script.Seen.IsEmpty, "the handler's call");
        script.Seen.ShouldHaveSingleItem().TraceId.ShouldBe(request.TraceId.ToHexString());
        script.Seen.Single().OrderId.ShouldBe("S-100001");
    }

    [Fact]
    public async Task A_stream_goes_on_where_another_service_left_off_and_its_follower_sees_one_order()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var (first, second) = (new Script(), new Script());
        var (middle, end) = (await world.CreateDatabaseAsync(), await world.CreateDatabaseAsync());
        var relaying = await world.StartAsync("relaying", middle, first);
        await world.StartAsync("end", end, second);
        var publisher = await world.StartAsync("source", await world.CreateDatabaseAsync());
        using var request = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();

        await World.PublishAsync(publisher, new Counted("s", 1, "one"));
        // Once the first number is committed there, not merely handled.
        await Deadline.UntilAsync(() => World.EffectsAsync(middle), found => found.Count == 1, "the first event in the middle");
        await World.PublishAsync(relaying, new Counted("s", 2, "two"));

        await Deadline.UntilAsync(() => World.EffectsAsync(end), found => found.Count == 2, "both events in order");
        (await World.EffectsAsync(end)).ShouldBe(["s#1", "s#2"]);
        second.Seen.ShouldAllBe(seen => seen.TraceId == request.TraceId.ToHexString());
    }
}
