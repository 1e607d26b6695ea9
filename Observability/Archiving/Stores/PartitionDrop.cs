using Npgsql;
using Observability.Store;

namespace Observability.Archiving.Stores;

/// <summary>Drops a partition without making writers and readers of the other days wait for long.</summary>
internal static class PartitionDrop
{
    /// <summary>Longer than this, nobody waits behind the drop; the next run tries again.</summary>
    private const string LockTimeout = "2s";

    /// <returns>Whether it is gone; not where it was to be empty and is not, or is in use.</returns>
    public static async Task<bool> DropAsync(TelemetryDatabase database, string table, StoredSource partition, bool onlyEmpty, CancellationToken cancellationToken)
    {
        await using var connection = await database.Connections.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            // The parent first, as writers lock it first, too: in the other order each could wait for the other.
            await ExecuteAsync(connection, $"SET LOCAL lock_timeout = '{LockTimeout}'; LOCK TABLE ONLY {table} IN ACCESS EXCLUSIVE MODE; LOCK TABLE {partition.Name} IN ACCESS EXCLUSIVE MODE", cancellationToken);
            if (onlyEmpty && await HasRecordsAsync(connection, partition, cancellationToken))
                return false;
            await ExecuteAsync(connection, $"DROP TABLE {partition.Name}", cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }
        catch (PostgresException fault) when (fault.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
        {
            return false;
        }
    }

    private static async Task<bool> HasRecordsAsync(NpgsqlConnection connection, StoredSource partition, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT EXISTS (SELECT FROM {partition.Name})", connection);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
