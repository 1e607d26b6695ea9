using Fixtures;
using Messaging.Parking;
using Messaging.Tests.Flow;

namespace Messaging.Tests.Parking;

public sealed class DiscardTests(PostgresFixture postgres, RabbitMqFixture rabbit) : IClassFixture<PostgresFixture>, IClassFixture<RabbitMqFixture>
{
    [Fact]
    public async Task Whole_streams_are_discarded_in_order_and_go_on_behind_the_last_number()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        var broken = true;
        var script = new Script { Act = (_, _, _) => broken ? throw new InvalidOperationException("no") : Task.CompletedTask };
        var host = await world.StartAsync("target", database, script, options =>
        {
            options.Retry.MaxAttempts = 1;
            options.Retry.GapTimeout = TimeSpan.FromMilliseconds(50);
        });
        await world.UntilConsumedAsync("target");
        foreach (var number in new[] { 3, 1, 2 })
        {
            await Rabbit.PublishAsync(world, new Counted("a", number, "x"));
            await Rabbit.PublishAsync(world, new Counted("b", number, "x"));
        }

        await Lot.UntilAsync(host, 6);
        var discarded = await Lot.DiscardAsync(host, new ParkedSelection(All: true, Reason: "a test"));
        broken = false;
        await Rabbit.PublishAsync(world, new Counted("a", 4, "x"));
        await Rabbit.PublishAsync(world, new Counted("b", 4, "x"));

        (discarded.Done, discarded.Remaining).ShouldBe((6, 0));
        await Deadline.UntilAsync(() => World.EffectsAsync(database), found => found.Count == 2, "the streams to go on");
        (await World.EffectsAsync(database)).Order(StringComparer.Ordinal).ShouldBe(["a#4", "b#4"]);
    }

    [Fact]
    public async Task A_message_whose_predecessor_is_missing_stays_and_says_which()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        var host = await world.StartAsync("target", database, new Script(), options => options.Retry.GapTimeout = TimeSpan.FromMilliseconds(50));
        await world.UntilConsumedAsync("target");
        await Rabbit.PublishAsync(world, new Counted("s", 2, "x"));
        var parked = (await Lot.UntilAsync(host, 1)).Items.Single();

        var answer = await Lot.DiscardAsync(host, "no", parked.MessageId);

        answer.Items.ShouldHaveSingleItem().ShouldBe(new ParkedFate(parked.MessageId, "refused", "It is number 2 of stream 's', and 1 is still missing. Redrive or discard that one first."));
        (await Lot.ListAsync(host)).Total.ShouldBe(1);
    }

    [Fact]
    public async Task A_thousand_are_discarded_in_parts_and_a_limit_is_kept()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        await ParkedRows.AddAsync(database, 1_050);
        var host = world.Build("target", database, new Script());

        var some = await Lot.DiscardAsync(host, new ParkedSelection(All: true, Limit: 130, Reason: "a try"));
        var rest = await Lot.DiscardAsync(host, new ParkedSelection(All: true, Reason: "all of them"));

        (some.Done, some.Remaining, rest.Done, rest.Remaining).ShouldBe((130, 920, 920, 0));
        (await World.CountAsync(database, "messaging.inbox")).ShouldBe(1_050);
        (await World.CountAsync(database, "messaging.parking_audit WHERE result = 'discarded'")).ShouldBe(1_050);
    }
}
