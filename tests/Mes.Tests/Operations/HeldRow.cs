using Messaging.Orders;
using Npgsql;
using Peers;

namespace Mes.Tests.Operations;

/// <summary>Holds an order's row in the database, so that whoever wants to change it has to wait.</summary>
internal sealed class HeldRow : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly string _database;

    private HeldRow(NpgsqlConnection connection, NpgsqlTransaction transaction, string database) =>
        (_connection, _transaction, _database) = (connection, transaction, database);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    internal static async Task<HeldRow> HoldAsync(string database, OrderId orderId)
    {
        var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Token);
        var transaction = await connection.BeginTransactionAsync(Token);
        await using var hold = new NpgsqlCommand("SELECT 1 FROM orders WHERE order_id = $1 FOR UPDATE", connection, transaction) { Parameters = { new() { Value = orderId.Value } } };
        await hold.ExecuteNonQueryAsync(Token);
        return new HeldRow(connection, transaction, database);
    }

    internal async Task ReleaseOnceAwaitedByAsync(int waiters)
    {
        await using var watch = new NpgsqlConnection(_database);
        await watch.OpenAsync(Token);
        await using var count = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", watch);
        await Eventually.BecomesAsync(async () => (long)(await count.ExecuteScalarAsync(Token))!, waiting => waiting >= waiters, $"{waiters} waiting for the row");
        await _transaction.RollbackAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
