using Collector.Decoding;
using Npgsql;

namespace Collector.Storage;

/// <summary>Stores what can be stored of rows that the database refused as a whole: halves them until the rows at fault stand alone, and refuses those.</summary>
internal sealed class RecordIsolation(RecordStore store, TimeProvider time, ILogger<RecordIsolation> logger)
{
    /// <returns>How many records the database does not take.</returns>
    public async Task<int> StoreAsync(Signal signal, RowNeeds needs, ReadOnlyMemory<byte> rows, CancellationToken cancellationToken)
    {
        var refused = 0;
        var parts = new Stack<ReadOnlyMemory<byte>>([rows]);
        while (parts.TryPop(out var part))
        {
            if (await TryStoreAsync(signal, needs, part, cancellationToken) is not { } fault)
                continue;
            var (first, second) = CopyFormat.Halve(part);
            if (second.IsEmpty)
            {
                refused++;
                CollectorEvents.RecordRefused(logger, signal, fault.SqlState, fault.MessageText);
                continue;
            }

            parts.Push(second);
            parts.Push(first);
        }

        return refused;
    }

    /// <summary>Gives the fault that lies in the rows, or null where they are stored. Where the database is away it waits: a batch half stored cannot be handed back.</summary>
    private async Task<PostgresException?> TryStoreAsync(Signal signal, RowNeeds needs, ReadOnlyMemory<byte> part, CancellationToken cancellationToken)
    {
        var backoff = new RetryBackoff();
        while (true)
        {
            try
            {
                await store.WriteAsync(signal, needs, [part], null, cancellationToken);
                return null;
            }
            catch (PostgresException fault) when (WriteFault.IsInRecords(fault))
            {
                return fault;
            }
            catch (NpgsqlException fault)
            {
                CollectorEvents.WriteFailed(logger, signal, 1, fault);
                await Task.Delay(backoff.Next(), time, cancellationToken);
            }
        }
    }
}
