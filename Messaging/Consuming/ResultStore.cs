using System.Text;
using System.Text.Json;
using Messaging.Contracts;
using Messaging.Storage;
using Npgsql;
using NpgsqlTypes;
using ServiceDefaults.Telemetry;

namespace Messaging.Consuming;

/// <summary>Writes what a batch of messages did to the tables of messaging, in one round trip.</summary>
internal static class ResultStore
{
    /// <returns>Whether messages are held now that were not, or became due.</returns>
    internal static async Task<bool> WriteAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string consumer, IReadOnlyCollection<StreamAdvance> advances, BatchResult result, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = new StoreBatch(connection, transaction);
        batch.Advance(advances);
        batch.Store(result.Published);
        AddInbox(batch, consumer, result.Handled, now);
        AddEnded(batch, consumer, [.. result.Handled, .. result.Duplicates]);
        foreach (var holding in result.Held)
            AddHeld(batch, consumer, holding, now);
        var release = AddRelease(batch, consumer, advances, now);
        await batch.ExecuteAsync(cancellationToken);
        return result.Held.Count > 0 || release?.RecordsAffected > 0;
    }

    private static void AddInbox(StoreBatch batch, string consumer, List<InboundMessage> handled, DateTimeOffset now)
    {
        if (handled.Count == 0)
            return;
        batch.Add("""
            INSERT INTO messaging.inbox (day, consumer, message_id, handled_at)
            SELECT m.day, $1, m.message_id, $2 FROM unnest($3, $4) AS m (day, message_id) ORDER BY m.message_id
            """,
        [
            new() { Value = consumer },
            new() { Value = now },
            new() { Value = handled.Select(message => MessageId.DayOf(message.MessageId)).ToArray() },
            new() { Value = handled.Select(message => message.MessageId).ToArray() },
        ]);
    }

    private static void AddEnded(StoreBatch batch, string consumer, Guid[] ended)
    {
        if (ended.Length > 0)
            batch.Add("DELETE FROM messaging.held WHERE consumer = $1 AND message_id = ANY ($2)", new() { Value = consumer }, new() { Value = ended });
    }

    private static void AddEnded(StoreBatch batch, string consumer, InboundMessage[] ended) => AddEnded(batch, consumer, ended.Select(message => message.MessageId).ToArray());

    /// <remarks>A message that comes from the queue again while it is held already leaves its row as it is; only who has claimed the row changes it.</remarks>
    private static void AddHeld(StoreBatch batch, string consumer, Holding holding, DateTimeOffset now)
    {
        var message = holding.Message;
        var sql = message.HeldAt is null
            ? """
              INSERT INTO messaging.held (consumer, message_id, cause, attempts, reason, exception_type, exception, held_at, due_at, parked_at,
                  type, routing_key, publisher, published_at, stream_id, sequence, headers, body, order_id, traceparent)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
              ON CONFLICT (consumer, message_id) DO NOTHING
              """
            : """
              UPDATE messaging.held SET cause = $3, attempts = $4, reason = $5, exception_type = $6, exception = $7, held_at = $8, due_at = $9, parked_at = $10
              WHERE consumer = $1 AND message_id = $2
              """;
        List<NpgsqlParameter> parameters =
        [
            new() { Value = consumer },
            new() { Value = message.MessageId },
            new() { Value = holding.Cause },
            new() { Value = holding.Attempts },
            new() { Value = Clean(holding.Reason) },
            Text(holding.Exception?.GetType().FullName),
            Text(holding.Exception?.ToString()),
            new() { Value = holding.HeldAt },
            new() { Value = holding.DueAt ?? now },
            new() { Value = holding.DueAt is null ? now : DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
        ];
        if (message.HeldAt is not null)
        {
            batch.Add(sql, [.. parameters]);
            return;
        }

        batch.Add(sql,
        [
            .. parameters,
            new() { Value = Clean(message.Type) },
            new() { Value = Clean(message.RoutingKey) },
            new() { Value = Clean(message.Publisher) },
            new() { Value = message.PublishedAt },
            Text(message.Numbered?.StreamId),
            new() { Value = (object?)message.Numbered?.Sequence ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
            new() { Value = JsonSerializer.Serialize(message.Headers), NpgsqlDbType = NpgsqlDbType.Jsonb },
            new() { Value = message.Body },
            Text(message.Trace.Extract().Baggage.GetBaggage(TelemetryAttributes.OrderId)),
            Text(message.Trace.TraceParent),
        ]);
    }

    /// <summary>Makes due, and takes out of the parking lot, what waited for nothing but the numbers reached now. Rows that a retry has claimed look for themselves.</summary>
    private static NpgsqlBatchCommand? AddRelease(StoreBatch batch, string consumer, IReadOnlyCollection<StreamAdvance> advances, DateTimeOffset now)
    {
        if (advances.Count == 0)
            return null;
        return batch.Add("""
            UPDATE messaging.held SET due_at = $2, parked_at = NULL
            WHERE consumer = $1 AND message_id IN (
                SELECT h.message_id FROM messaging.held AS h
                JOIN unnest($3, $4) AS next (stream_id, sequence) ON h.stream_id = next.stream_id AND h.sequence = next.sequence
                WHERE h.consumer = $1 AND h.cause = 'gap'
                FOR UPDATE OF h SKIP LOCKED)
            """,
        [
            new() { Value = consumer },
            new() { Value = now },
            new() { Value = advances.Select(advance => advance.StreamId).ToArray() },
            new() { Value = advances.Select(advance => advance.Last + 1).ToArray() },
        ]);
    }

    private static NpgsqlParameter Text(string? value) => new() { Value = value is null ? DBNull.Value : Clean(value), NpgsqlDbType = NpgsqlDbType.Text };

    // PostgreSQL's text takes neither a NUL character nor half a surrogate pair, and what cannot be written down would hold up its lane for ever. An exception's message may have
    // both: it was cut somewhere, or quotes what came in.
    private static string Clean(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', ' ');
}
