using Messaging.Outbox;
using Npgsql;
using NpgsqlTypes;

namespace Messaging.Storage;

/// <summary>Collects what a transaction writes to the tables of messaging, and writes it in one round trip.</summary>
internal sealed class StoreBatch(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch = new(connection, transaction);
    private IReadOnlyCollection<StreamAdvance> _advances = [];
    private NpgsqlBatchCommand? _positions;

    internal NpgsqlBatchCommand Add(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        _batch.BatchCommands.Add(command);
        return command;
    }

    /// <summary>Moves streams on. Comes before the outbox rows: whoever holds the row of a stream also draws the next position in the outbox, so that positions follow the numbers.</summary>
    internal void Advance(IReadOnlyCollection<StreamAdvance> advances)
    {
        if (advances.Count == 0)
            return;
        _advances = advances;
        // Ordered, so that two transactions with the same streams lock them in the same order.
        _positions = Add("""
            INSERT INTO messaging.stream_position AS p (stream_id, last_sequence)
            SELECT s.stream_id, s.last FROM unnest($1, $2, $3) AS s (stream_id, expected, last)
            WHERE s.expected = 0 OR EXISTS (SELECT FROM messaging.stream_position AS known WHERE known.stream_id = s.stream_id)
            ORDER BY s.stream_id
            ON CONFLICT (stream_id) DO UPDATE SET last_sequence = excluded.last_sequence
            WHERE p.last_sequence = (SELECT e.expected FROM unnest($1, $2) AS e (stream_id, expected) WHERE e.stream_id = excluded.stream_id)
            """,
        [
            new() { Value = advances.Select(advance => advance.StreamId).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            new() { Value = advances.Select(advance => advance.Expected).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
            new() { Value = advances.Select(advance => advance.Last).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
        ]);
    }

    internal void Store(IReadOnlyList<OutboxMessage> messages)
    {
        if (messages.Count == 0)
            return;
        Add("""
            INSERT INTO messaging.outbox (message_id, ordering_key, sequence, type, version, body, traceparent, tracestate, baggage, created_at)
            SELECT a, b, c, d, e, f, g, h, i, j FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) WITH ORDINALITY AS m (a, b, c, d, e, f, g, h, i, j, n)
            ORDER BY n
            """,
        [
            new() { Value = messages.Select(message => message.MessageId).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
            new() { Value = messages.Select(message => message.StreamId).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            new() { Value = messages.Select(message => message.Sequence).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
            new() { Value = messages.Select(message => message.Type).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            new() { Value = messages.Select(message => message.Version).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
            new() { Value = messages.Select(message => message.Body).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea },
            new() { Value = messages.Select(message => message.Trace.TraceParent).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            new() { Value = messages.Select(message => message.Trace.TraceState).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            new() { Value = messages.Select(message => message.Trace.Baggage).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            new() { Value = messages.Select(message => message.CreatedAt.ToUniversalTime()).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
        ]);
    }

    /// <exception cref="StreamConflictException">A stream does not stand where the transaction took it to stand.</exception>
    internal async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        if (_batch.BatchCommands.Count == 0)
            return;
        // Planned once for each physical connection; repeating it costs nothing.
        await _batch.PrepareAsync(cancellationToken);
        await _batch.ExecuteNonQueryAsync(cancellationToken);
        if (_positions is not null && (int)_positions.RecordsAffected != _advances.Count)
            throw await FindConflictAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();

    private async Task<StreamConflictException> FindConflictAsync(CancellationToken cancellationToken)
    {
        // The transaction sees its own updates, so a stream that did not move is the one whose position is not the new one.
        await using var command = new NpgsqlCommand("SELECT stream_id, last_sequence FROM messaging.stream_position WHERE stream_id = ANY ($1)", connection, transaction)
        {
            Parameters = { new() { Value = _advances.Select(advance => advance.StreamId).ToArray() } },
        };
        var found = new Dictionary<string, long>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            found[reader.GetString(0)] = reader.GetInt64(1);
        // A rival may have reached the very same number; then no position differs, and the first stream is as good a name as any.
        var conflict = _advances.FirstOrDefault(advance => found.GetValueOrDefault(advance.StreamId) != advance.Last) ?? _advances.First();
        return new StreamConflictException(conflict.StreamId, conflict.Expected + 1, found.GetValueOrDefault(conflict.StreamId));
    }
}
