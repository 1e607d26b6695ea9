using Fixtures;
using Messaging.Parking;
using Messaging.Tests.Flow;
using ServiceDefaults.Http;

namespace Messaging.Tests.Parking;

public sealed class ParkingLotTests(PostgresFixture postgres, RabbitMqFixture rabbit) : IClassFixture<PostgresFixture>, IClassFixture<RabbitMqFixture>
{
    [Fact]
    public async Task Parts_of_the_list_join_without_gap_or_overlap_while_messages_come_and_go()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        await ParkedRows.AddAsync(database, 25);
        var host = world.Build("target", database, new Script());

        var first = await Lot.ListAsync(host, limit: 10);
        await Lot.RedriveAsync(host, first.Items[3].MessageId);
        await ParkedRows.AddAsync(database, 1, parkedAt: "now()");
        var second = await Lot.ListAsync(host, limit: 10, after: CursorOf(first));
        var third = await Lot.ListAsync(host, limit: 10, after: CursorOf(second));

        first.Items.Concat(second.Items).Concat(third.Items).Select(message => message.OrderId).ShouldBe(
            [.. Enumerable.Range(1, 25).Select(number => $"S-{100_000 + number}"), "S-100001"]);
        (first.Total, second.Total, third.Next).ShouldBe((25, 25, null));
    }

    [Fact]
    public async Task A_filter_finds_what_all_of_its_parts_say()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        await ParkedRows.AddAsync(database, 2);
        await ParkedRows.AddAsync(database, 3, parkedAt: "now() - interval '2 minutes'", reason: "'no paper left in tray ' || n");
        var host = world.Build("target", database, new Script());
        var group = (await Lot.ListAsync(host)).Items[^1].Group;

        (await CountAsync(new())).ShouldBe(5);
        (await CountAsync(new(Type: "test.noted", Cause: "failure"))).ShouldBe(5);
        (await CountAsync(new(Type: "test.noted", Cause: "gap"))).ShouldBe(0);
        (await CountAsync(new(Exception: "InvalidOperationException"))).ShouldBe(5);
        (await CountAsync(new(Exception: "System.InvalidOperationException"))).ShouldBe(5);
        (await CountAsync(new(Exception: "OperationException"))).ShouldBe(0);
        (await CountAsync(new(Order: "S-100002"))).ShouldBe(2);
        (await CountAsync(new(Group: group))).ShouldBe(3);
        (await CountAsync(new(Group: group, Order: "S-100002"))).ShouldBe(1);
        (await CountAsync(new(OlderThan: "30m"))).ShouldBe(2);
        (await CountAsync(new(YoungerThan: "30m"))).ShouldBe(3);
        (await CountAsync(new(OlderThan: "1d"))).ShouldBe(0);

        async Task<long> CountAsync(ParkedFilter filter) => (await Lot.ListAsync(host, filter)).Total;
    }

    [Fact]
    public async Task Failures_are_grouped_by_exception_and_message_without_ids_and_numbers()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        await ParkedRows.AddAsync(database, 4, reason: "'Order ''S-' || (100000 + n) || ''' of  customer ' || md5(n::text) || ' (' || 3.5 * n || ' mm) is unknown to c' || n || '@example.org.'");
        await ParkedRows.AddAsync(database, 2, parkedAt: "now() - interval '2 hours'");
        var host = world.Build("target", database, new Script());

        var groups = await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<ParkingLot>(host.Services).GroupAsync(ParkedFilter.None, 50, Deadline.Token);

        groups.Total.ShouldBe(2);
        groups.Items.Select(found => (found.Count, found.Cause, found.ExceptionType, found.Pattern, found.Example.OrderId)).ShouldBe(
        [
            (4, "failure", "System.InvalidOperationException", "Order # of  customer # # mm) is unknown to #", "S-100004"),
            (2, "failure", "System.InvalidOperationException", "the press is broken", "S-100002"),
        ]);
        (groups.Items[0].Newest - groups.Items[0].Oldest).ShouldBe(TimeSpan.FromMilliseconds(3));
        groups.Items[0].Example.Reason.ShouldNotContain("@example.org");
        (await Lot.RedriveAsync(host, new ParkedSelection(Filter: new ParkedFilter(Group: groups.Items[0].Group)))).Done.ShouldBe(4);
        (await Lot.ListAsync(host)).Total.ShouldBe(2);
    }

    private static Cursor CursorOf(ParkedList part) => Cursor.TryParse(part.Next, out var cursor) ? cursor : throw new InvalidOperationException("There is no next part.");
}
