using Messaging.Outbox;
using Npgsql;
using NpgsqlTypes;

namespace Messaging.Storage;

/// <summary>Collects what a transaction writes to the tables of messaging, and writes it in one round trip.</summary>
internal sealed class StoreBatch(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch = new(connection, transaction);
    private readonly List<(StreamAdvance Advance, NpgsqlBatchCommand Statement)> _advances = [];

    internal NpgsqlBatchCommand Add(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        _batch.BatchCommands.Add(command);
        return command;
    }

    /// <summary>Moves streams on. Comes before the outbox rows: whoever holds the row of a stream also draws the next position in the outbox, so that positions follow the numbers.</summary>
    /// <remarks>
    /// A statement for each stream: one for all of them, with arrays, is planned anew at each use, for the server takes an array that it does not know for a long one, and
    /// so never keeps its plan; that took longer than all of these together.
    /// </remarks>
    internal void Advance(IReadOnlyCollection<StreamAdvance> advances)
    {
        // Ordered, so that two transactions with the same streams lock them in the same order.
        foreach (var advance in advances.OrderBy(advance => advance.StreamId, StringComparer.Ordinal))
            _advances.Add((advance, Move(advance)));
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
        foreach (var (advance, statement) in _advances)
        {
            if (statement.RecordsAffected == 0)
                throw new StreamConflictException(advance.StreamId, advance.Expected + 1, await LastAsync(advance.StreamId, cancellationToken));
        }
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();

    // An update alone would look at what was committed when it began; a conflict waits for a transaction that moves the same stream, and looks at what it left.
    private NpgsqlBatchCommand Move(StreamAdvance advance) => Add(
        """
        INSERT INTO messaging.stream_position AS p (stream_id, last_sequence)
        SELECT $1, $2 WHERE $3 = 0 OR EXISTS (SELECT FROM messaging.stream_position AS known WHERE known.stream_id = $1)
        ON CONFLICT (stream_id) DO UPDATE SET last_sequence = excluded.last_sequence WHERE p.last_sequence = $3
        """,
        new() { Value = advance.StreamId },
        new() { Value = advance.Last },
        new() { Value = advance.Expected });

    private async Task<long> LastAsync(string streamId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT last_sequence FROM messaging.stream_position WHERE stream_id = $1", connection, transaction) { Parameters = { new() { Value = streamId } } };
        return await command.ExecuteScalarAsync(cancellationToken) is long last ? last : 0;
    }
}
