using Fixtures;

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
}
