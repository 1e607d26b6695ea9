using System.Text.Json;
using Fixtures;
using Messaging.Outbox;
using Messaging.Storage;
using Messaging.Tests.Flow;
using Npgsql;

namespace Messaging.Tests.Outbox;

public sealed class BacklogTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int Backlog = 1_000_000;

    // A claim of 300 rows reads their pages and the ways to them through the indexes; the whole backlog has tens of thousands of pages.
    private const long FewPages = 5_000;

    [Fact]
    public async Task A_claim_and_a_measurement_read_no_more_of_a_backlog_of_a_million_rows_than_they_need()
    {
        await using var connection = new NpgsqlConnection(await postgres.CreateDatabaseAsync(Deadline.Token));
        await connection.OpenAsync(Deadline.Token);
        await SchemaCreation.CreateAsync(connection, Deadline.Token);
        await ExecuteAsync(connection, $"""
            INSERT INTO messaging.outbox (message_id, ordering_key, sequence, type, version, body, created_at, attempts, not_before)
            SELECT gen_random_uuid(), CASE WHEN n % 2 = 0 THEN 's' || n % 50000 END, n, 'test.counted', 1, '\x7b7d', now(),
                CASE WHEN n % 10000 = 0 THEN 3 ELSE 0 END, CASE WHEN n % 10000 = 0 THEN now() + interval '1 minute' END
            FROM generate_series(1, {Backlog}) AS n
            """);
        await ExecuteAsync(connection, "ANALYZE messaging.outbox");
        var now = TimeProvider.System.GetUtcNow();

        var claim = await PagesAsync(connection, OutboxStore.ClaimSql, now, 300L, now.AddMinutes(5));
        var measurement = await PagesAsync(connection, Housekeeping.MeasureSql, "target");

        claim.ShouldBeInRange(1, FewPages);
        measurement.ShouldBeInRange(1, FewPages);
    }

    [Fact]
    public async Task A_pause_that_lasts_longer_than_any_can_is_over_because_the_clock_was_set_back()
    {
        await using var connection = new NpgsqlConnection(await postgres.CreateDatabaseAsync(Deadline.Token));
        await connection.OpenAsync(Deadline.Token);
        await SchemaCreation.CreateAsync(connection, Deadline.Token);
        await ExecuteAsync(connection, """
            INSERT INTO messaging.outbox (message_id, ordering_key, sequence, type, version, body, created_at, attempts, not_before)
            SELECT gen_random_uuid(), key, 1, 'test.counted', 1, '\x7b7d', now(), attempts, now() + pause
            FROM (VALUES ('pauses', 1, interval '10 s'), ('pauses', 0, NULL), ('set back', 1, interval '1 day'), ('set back', 0, NULL)) AS given (key, attempts, pause)
            """);
        await using var transaction = await connection.BeginTransactionAsync(Deadline.Token);

        var claimed = await OutboxStore.ClaimAsync(connection, transaction, TimeProvider.System.GetUtcNow(), new OutboxOptions(), Deadline.Token);

        claimed.Select(message => message.Message.StreamId).ShouldBe(["set back", "set back"]);
    }

    /// <summary>Gives how many pages a statement touches, in memory or not.</summary>
    private static async Task<long> PagesAsync(NpgsqlConnection connection, string sql, params object[] parameters)
    {
        await using var transaction = await connection.BeginTransactionAsync(Deadline.Token);
        await using var command = new NpgsqlCommand($"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", connection, transaction);
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        using var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync(Deadline.Token))!);
        var root = plan.RootElement[0].GetProperty("Plan");
        return root.GetProperty("Shared Hit Blocks").GetInt64() + root.GetProperty("Shared Read Blocks").GetInt64();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync(Deadline.Token);
    }
}
