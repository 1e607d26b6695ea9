using Messaging.Storage;
using Messaging.Telemetry;
using Npgsql;

namespace Messaging.Outbox;

/// <summary>The relay's statements.</summary>
internal static class OutboxStore
{
    // What was sent again is kept already.
    private const string CompleteSql = """
        WITH done AS (
            DELETE FROM messaging.outbox WHERE position = ANY ($1)
            RETURNING position, message_id, ordering_key, sequence, type, version, body, traceparent, tracestate, baggage, created_at, destination)
        INSERT INTO messaging.sent (day, position, message_id, ordering_key, sequence, type, version, body, traceparent, tracestate, baggage, created_at)
        SELECT $2, position, message_id, ordering_key, sequence, type, version, body, traceparent, tracestate, baggage, created_at FROM done WHERE destination IS NULL
        """;

    // Compiling the claim, which the server takes for dear when there is much to choose from, takes it ten times as long as running it (jit_above_cost).
    // The commit does not wait for the disk: should the server crash before it is there, the rows are in the outbox again, and are sent again under the same ids.
    private const string SettingsSql = "SELECT set_config('jit', 'off', true), set_config('synchronous_commit', 'off', true)";

    /// <summary>Locks the next messages for this transaction.</summary>
    /// <remarks>
    /// 1. The relay that gets the lock of an ordering key has the key for the whole pass, so that no other relay overtakes it with a later message of that key.
    /// 2. Where an earlier message of the key, and to the same destination, was refused and pauses, the later ones pause with it. A pause longer than any can be
    ///    ends at once: the clock was set back.
    /// 3. Candidates are limited before keys are locked: the server has room for some thousand locks only, and a backlog may have many more keys.
    /// 4. Rows are claimed, positions are not remembered: identity values become visible out of order, and "greater than the last one" would skip some for ever.
    /// </remarks>
    internal const string ClaimSql = """
        WITH candidate AS MATERIALIZED (
            SELECT o.position, o.ordering_key FROM messaging.outbox AS o
            WHERE (o.not_before IS NULL OR o.not_before <= $1 OR o.not_before > $3)
              AND (o.ordering_key IS NULL OR NOT EXISTS (
                  SELECT FROM messaging.outbox AS earlier
                  WHERE earlier.attempts > 0 AND earlier.not_before > $1 AND earlier.not_before <= $3 AND earlier.ordering_key = o.ordering_key
                    AND earlier.destination IS NOT DISTINCT FROM o.destination AND earlier.position < o.position))
            ORDER BY o.position
            LIMIT $2),
        mine AS MATERIALIZED (
            SELECT c.position FROM candidate AS c
            WHERE c.ordering_key IS NULL OR pg_try_advisory_xact_lock(hashtextextended(c.ordering_key, 7)))
        SELECT o.position, o.attempts, o.message_id, o.type, o.version, o.ordering_key, o.sequence, o.body, o.traceparent, o.tracestate, o.baggage, o.created_at, o.destination
        FROM messaging.outbox AS o JOIN mine ON mine.position = o.position
        ORDER BY o.position
        FOR UPDATE OF o SKIP LOCKED
        """;

    internal static async Task<IReadOnlyList<ClaimedMessage>> ClaimAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, DateTimeOffset now, OutboxOptions options, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new(SettingsSql),
                new(ClaimSql) { Parameters = { new() { Value = now }, new() { Value = (long)options.BatchSize }, new() { Value = now + options.MaxBackoff } } },
            },
        };
        await batch.PrepareAsync(cancellationToken);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var claimed = new List<ClaimedMessage>();
        while (await reader.ReadAsync(cancellationToken))
            claimed.Add(Read(reader));
        return claimed;
    }

    /// <summary>Moves what was published to what is sent, and postpones what was refused, in one round trip.</summary>
    internal static async Task CompleteAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, DateOnly today, IReadOnlyList<long> published, IReadOnlyList<RefusedMessage> refused, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        if (published.Count > 0)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(CompleteSql) { Parameters = { new() { Value = published.ToArray() }, new() { Value = today } } });
        foreach (var message in refused)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("UPDATE messaging.outbox SET attempts = attempts + 1, not_before = $2, last_error = $3 WHERE position = $1")
            {
                Parameters = { new() { Value = message.Position }, new() { Value = message.NotBefore }, new() { Value = message.Why } },
            });
        }

        if (batch.BatchCommands.Count == 0)
            return;
        await batch.PrepareAsync(cancellationToken);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static ClaimedMessage Read(NpgsqlDataReader row)
    {
        var trace = new TraceHeaders(row.TextOrNull(8), row.TextOrNull(9), row.TextOrNull(10));
        var message = new OutboxMessage(
            row.GetGuid(2), row.GetString(3), row.GetInt32(4), row.TextOrNull(5), row.IsDBNull(6) ? null : row.GetInt64(6), row.GetFieldValue<byte[]>(7), trace, row.GetFieldValue<DateTimeOffset>(11));
        return new ClaimedMessage(row.GetInt64(0), row.GetInt32(1), message, row.TextOrNull(12));
    }
}
