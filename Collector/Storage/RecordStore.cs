using Collector.Decoding;
using Collector.Queueing;
using Npgsql;

namespace Collector.Storage;

/// <summary>Writes rows, and the sources and instruments they refer to, in one transaction.</summary>
internal sealed class RecordStore(TelemetryDatabase database, Partitions partitions, KnownSources sources, KnownInstruments instruments, TimeProvider time, ILogger<RecordStore> logger)
{
    /// <summary>The server refused a statement and goes on; anything above ends the connection.</summary>
    private const string RefusedStatement = "ERROR";

    private readonly WriteMarks _marks = new();

    /// <summary>Writes rows, all or none; those of a disk queue together with how far it was replayed.</summary>
    /// <exception cref="NpgsqlException">Nothing was stored.</exception>
    public async Task WriteAsync(
        Signal signal, RowNeeds needs, IReadOnlyCollection<ReadOnlyMemory<byte>> rows, ReplayPosition? replayed, CancellationToken cancellationToken)
    {
        await partitions.EnsureAsync(signal, needs.Days, cancellationToken);

        await using var connection = await database.Writer.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var mark = _marks.Take();
        try
        {
            await mark.SetAsync(connection, cancellationToken);
            await OriginRows.InsertAsync(connection, needs.Sources, cancellationToken);
            await OriginRows.InsertAsync(connection, needs.Instruments, cancellationToken);
            if (rows.Count > 0)
                await CopyAsync(connection, signal, rows, cancellationToken);
            if (replayed is not null)
                await replayed.WriteAsync(connection, cancellationToken);
            await CommitAsync(transaction, mark, cancellationToken);
        }
        catch (PostgresException fault) when (fault.InvariantSeverity == RefusedStatement)
        {
            _marks.Return(mark);
            throw;
        }

        _marks.Return(mark);
        foreach (var source in needs.Sources)
            sources.Ids.Add(source.Id);
        foreach (var instrument in needs.Instruments)
            instruments.Ids.Add(instrument.Id);
    }

    private static async Task CopyAsync(NpgsqlConnection connection, Signal signal, IEnumerable<ReadOnlyMemory<byte>> rows, CancellationToken cancellationToken)
    {
        // Disposing sends the end of the data and reads the server's verdict. After a failed write it fails again, and the first failure is the one that tells.
        var copy = await connection.BeginRawBinaryCopyAsync(SignalTable.Copy(signal), cancellationToken);
        await copy.WriteAsync(CopyFormat.Header, cancellationToken);
        foreach (var segment in rows)
            await copy.WriteAsync(segment, cancellationToken);
        await copy.WriteAsync(CopyFormat.Trailer, cancellationToken);
        await copy.DisposeAsync();
    }

    /// <summary>Commits; where the connection ends before the answer, asks the server what became of the transaction, so that nothing is written twice.</summary>
    private async Task CommitAsync(NpgsqlTransaction transaction, WriteMark mark, CancellationToken cancellationToken)
    {
        try
        {
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is not PostgresException { InvariantSeverity: RefusedStatement })
        {
            CollectorEvents.CommitInDoubt(logger, fault);
            if (!await IsCommittedAsync(mark, cancellationToken))
                throw;
        }
    }

    private async Task<bool> IsCommittedAsync(WriteMark mark, CancellationToken cancellationToken)
    {
        var backoff = new RetryBackoff();
        while (true)
        {
            try
            {
                return await mark.IsCommittedAsync(database.Writer, cancellationToken);
            }
            catch (NpgsqlException)
            {
                // Still away, which was told. Until it answers, neither yes nor no would be true.
            }

            await Task.Delay(backoff.Next(), time, cancellationToken);
        }
    }
}
