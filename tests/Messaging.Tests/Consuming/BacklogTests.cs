using Fixtures;
using Messaging.Tests.Flow;

namespace Messaging.Tests.Consuming;

/// <summary>What a great many held messages cost: they wait in the database, and nothing reads them but for their turn.</summary>
public sealed class BacklogTests(PostgresFixture postgres, RabbitMqFixture rabbit) : IClassFixture<PostgresFixture>, IClassFixture<RabbitMqFixture>
{
    private const int Waiting = 100_000;

    [Theory]
    [InlineData("due_at - interval '1 hour'", "those that pause after a failure")]
    [InlineData("due_at", "those that were redriven together and have their turn later")]
    public async Task However_many_messages_wait_those_that_are_due_are_found_by_index_and_the_rest_is_not_read(string heldAt, string waiting)
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        await Parking.ParkedRows.AddAsync(database, Waiting);
        await World.ExecuteAsync(database, "UPDATE messaging.held SET parked_at = NULL, due_at = CASE WHEN order_id IN ('S-100007', 'S-100008') THEN now() ELSE now() + interval '12 hours' END");
        await World.ExecuteAsync(database, $"UPDATE messaging.held SET held_at = {heldAt}");
        await World.ExecuteAsync(database, "VACUUM ANALYZE messaging.held");
        // Creating the schema looks at the table once; only what comes after counts.
        await World.ExecuteAsync(database, "SELECT pg_stat_reset()");

        await world.StartAsync("target", database, new Script(), options => options.Retry.MaxDelay = TimeSpan.FromDays(1));

        await Deadline.UntilAsync(() => World.CountAsync(database, "effects"), count => count == 2, "the effects of those that are due");
        await Deadline.UntilAsync(
            () => World.QueryAsync(database, "SELECT sum(idx_tup_read)::bigint FROM pg_stat_user_indexes WHERE indexrelname IN ('held_due', 'held_paused')", row => row.GetInt64(0)),
            read => read.Single() >= Waiting - 2, "a measurement that has counted them in the index");
        var (scans, fetched) = (await World.QueryAsync(database, "SELECT seq_scan, idx_tup_fetch FROM pg_stat_user_tables WHERE relname = 'held'", row => (row.GetInt64(0), row.GetInt64(1)))).Single();
        (scans, fetched < Waiting / 10).ShouldBe((0, true), $"{waiting}: {fetched} rows were fetched by index");
        (await World.EffectsAsync(database)).Order(StringComparer.Ordinal).ShouldBe(["n7", "n8"]);
    }
}
