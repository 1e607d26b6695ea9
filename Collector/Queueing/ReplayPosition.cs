using Collector.Decoding;
using Npgsql;

namespace Collector.Queueing;

/// <summary>How far a queue was replayed. Noted in the transaction that stores the records, so that a crash replays none of them twice.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Signal">Its signal.</param>
/// <param name="File">The number of the file.</param>
/// <param name="Offset">Where in the file the next entry begins.</param>
internal sealed record ReplayPosition(Guid Queue, Signal Signal, long File, long Offset)
{
    public async Task WriteAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("""
            INSERT INTO replayed (queue, signal, file, position) VALUES ($1, $2, $3, $4)
            ON CONFLICT (queue, signal) DO UPDATE SET file = excluded.file, position = excluded.position
            """, connection)
        {
            Parameters = { new() { Value = Queue }, new() { Value = (short)Signal }, new() { Value = File }, new() { Value = Offset } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task<ReplayPosition> ReadAsync(NpgsqlDataSource database, Guid queue, Signal signal, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT file, position FROM replayed WHERE queue = $1 AND signal = $2");
        command.Parameters.Add(new() { Value = queue });
        command.Parameters.Add(new() { Value = (short)signal });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? new(queue, signal, row.GetInt64(0), row.GetInt64(1)) : new(queue, signal, 0, 0);
    }
}
