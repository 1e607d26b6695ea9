using Fixtures;
using Messaging.Tests.Flow;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Messaging.Tests.Outbox;

public sealed class DatabaseAwayTests(PostgresFixture postgres, RabbitMqFixture rabbit) : IClassFixture<PostgresFixture>, IClassFixture<RabbitMqFixture>
{
    [Fact]
    public async Task While_the_database_is_away_the_relay_asks_once_after_each_ever_longer_pause_and_goes_on_when_it_is_back()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        await using var proxy = new TcpProxy("127.0.0.1", new NpgsqlConnectionStringBuilder(database).Port);
        var time = new WatchedTime();
        var through = new NpgsqlConnectionStringBuilder(database) { Host = "127.0.0.1", Port = proxy.Port, Pooling = false }.ConnectionString;
        var arrived = await RelayTests.TapAsync(world);
        var publisher = await world.StartAsync("source", through, services: services => services.AddSingleton<TimeProvider>(time));
        await World.PublishAsync(publisher, new Noted("before"));
        await UntilAsync(time, () => arrived.Count == 1, "the first message");
        await Deadline.UntilAsync(() => World.CountAsync(database, "messaging.outbox"), left => left == 0, "an empty outbox");
        await world.UntilConsumedAsync("source");

        proxy.Close();
        var begun = new List<TimeSpan>();
        var due = TimeSpan.FromMilliseconds(100);
        await UntilAsync(time, () => time.Pauses.Contains(due), "the first pause");
        foreach (var pause in (int[])[200, 400, 800, 1600])
        {
            var before = proxy.Accepted;
            time.Pauses.Clear();
            time.Advance(due);
            due = TimeSpan.FromMilliseconds(pause);
            await Deadline.UntilAsync(() => time.Pauses.Contains(due), $"a pause of {pause} ms");
            proxy.Accepted.ShouldBeGreaterThan(before);
            // The other loops ask, too, and always pause for 5 s.
            begun.AddRange(time.Pauses.Where(length => length != TimeSpan.FromSeconds(5)));
        }

        begun.Select(length => length.TotalMilliseconds).ShouldBe([200, 400, 800, 1600]);
        proxy.Open();
        await World.PublishAsync(publisher, new Noted("after"));
        await UntilAsync(time, () => arrived.Count == 2, "the second message");
    }

    /// <summary>Lets the time go on in steps shorter than any pause.</summary>
    private static Task UntilAsync(WatchedTime time, Func<bool> condition, string what) => Deadline.UntilAsync(
        () =>
        {
            time.Advance(TimeSpan.FromMilliseconds(10));
            return condition();
        },
        what);
}
