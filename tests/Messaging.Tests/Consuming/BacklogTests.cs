using Fixtures;
using Messaging.Tests.Flow;

namespace Messaging.Tests.Consuming;

/// <summary>What a great many held messages cost: they wait in the database, and nothing reads them but for their turn.</summary>
public sealed class BacklogTests(PostgresFixture postgres, RabbitMqFixture rabbit) : IClassFixture<PostgresFixture>, IClassFixture<RabbitMqFixture>
{
    private const int Waiting = 100_000;

    [Fact]
    public async Task However_many_messages_wait_those_that_are_due_are_found_by_index_and_the_rest_is_not_read()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        await Parking.ParkedRows.AddAsync(database, Waiting);
        await World.ExecuteAsync(database, "UPDATE messaging.held SET parked_at = NULL, due_at = now() + interval '1 day'; UPDATE messaging.held SET due_at = now() WHERE order_id IN ('S-100007', 'S-100008')");
        await World.ExecuteAsync(database, "VACUUM ANALYZE messaging.held");
        // Creating the schema looks at the table once; only what comes after counts.
        await World.ExecuteAsync(database, "SELECT pg_stat_reset()");

        await world.StartAsync("target", database, new Script());

        await Deadline.UntilAsync(() => World.EffectsAsync(database), found => found.Count == 2, "the effects of those that are due");
        await Deadline.UntilAsync(
            () => World.QueryAsync(database, "SELECT idx_tup_read FROM pg_stat_user_indexes WHERE indexrelname = 'held_due'", row => row.GetInt64(0)),
            read => read.Single() >= Waiting - 2, "a measurement that has counted them in the index");
        var (scans, fetched) = (await World.QueryAsync(database, "SELECT seq_scan, idx_tup_fetch FROM pg_stat_user_tables WHERE relname = 'held'", row => (row.GetInt64(0), row.GetInt64(1)))).Single();
        (scans, fetched < Waiting / 10).ShouldBe((0, true), $"{fetched} rows were fetched by index");
    }
}
