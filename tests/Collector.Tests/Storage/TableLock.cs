using Npgsql;

namespace Collector.Tests.Storage;

/// <summary>Keeps everybody else from writing to a table until it is disposed.</summary>
internal sealed class TableLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private TableLock(NpgsqlConnection connection) => _connection = connection;

    public static async Task<TableLock> TakeAsync(string connectionString, string table, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"BEGIN; LOCK TABLE {table} IN EXCLUSIVE MODE", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return new TableLock(connection);
    }

    public async Task UntilSomeoneWaitsAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))", _connection);
        while ((long)(await command.ExecuteScalarAsync(cancellationToken))! == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, cancellationToken);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
