using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace Messaging.Storage;

/// <summary>The partitions of a table in the schema of messaging, one for each day.</summary>
/// <param name="table">The table's name.</param>
internal sealed class DayPartitions(string table)
{
    private readonly ConcurrentDictionary<DateOnly, bool> _there = new();

    internal async Task EnsureAsync(NpgsqlConnection connection, DateOnly day, CancellationToken cancellationToken)
    {
        if (_there.ContainsKey(day))
            return;
        // The lock queues instances that create the same partition at the same time, which IF NOT EXISTS alone does not.
        await ExecuteAsync(connection, string.Create(CultureInfo.InvariantCulture, $"""
            SELECT pg_advisory_xact_lock(hashtext('messaging.schema'));
            CREATE TABLE IF NOT EXISTS messaging.{table}_{day:yyyyMMdd} PARTITION OF messaging.{table} FOR VALUES FROM ('{day:yyyy-MM-dd}') TO ('{day.AddDays(1):yyyy-MM-dd}');
            """), cancellationToken);
        _there[day] = true;
    }

    /// <summary>Drops the partitions of the days before one.</summary>
    /// <remarks>By the database's clock, too: a service whose clock was set far forwards must not drop what the others still need.</remarks>
    internal async Task DropBeforeAsync(NpgsqlConnection connection, DateOnly first, int daysKept, CancellationToken cancellationToken)
    {
        var firstThere = (await DatabaseDayAsync(connection, cancellationToken)).AddDays(-daysKept);
        foreach (var day in await FindAsync(connection, cancellationToken))
        {
            if (day < first && day < firstThere)
                await DropAsync(connection, day, cancellationToken);
        }
    }

    internal async Task<IReadOnlyList<DateOnly>> FindAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT c.relname FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid WHERE i.inhparent = 'messaging.{table}'::regclass ORDER BY 1", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var days = new List<DateOnly>();
        while (await reader.ReadAsync(cancellationToken))
            days.Add(DateOnly.ParseExact(reader.GetString(0)[^8..], "yyyyMMdd", CultureInfo.InvariantCulture));
        return days;
    }

    private static async Task<DateOnly> DatabaseDayAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT (now() AT TIME ZONE 'UTC')::date", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return await reader.GetFieldValueAsync<DateOnly>(0, cancellationToken);
    }

    private async Task DropAsync(NpgsqlConnection connection, DateOnly day, CancellationToken cancellationToken)
    {
        _there.TryRemove(day, out _);
        // Dropping locks the whole table; rather try again later than let everybody queue behind one long transaction.
        await ExecuteAsync(connection, string.Create(CultureInfo.InvariantCulture, $"""
            SET LOCAL lock_timeout = '2s';
            DROP TABLE IF EXISTS messaging.{table}_{day:yyyyMMdd};
            """), cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
