using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;
using Observability.Archiving.Parts;
using Observability.Archiving.Records;
using Observability.Archiving.Retention;
using Observability.Store;

namespace Observability.Archiving.Stores;

/// <summary>One system's records of a day, as one snapshot sees them: everything happens in one transaction of isolation level repeatable read.</summary>
internal sealed class PostgresPortion : ILogPortion
{
    private readonly StoredPortion _portion;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private PostgresPortion(StoredPortion portion, NpgsqlConnection connection, NpgsqlTransaction transaction) => (_portion, _connection, _transaction) = (portion, connection, transaction);

    private string Which => $"FROM {_portion.Source.Name} WHERE service = $1 AND {PostgresLogs.NotRestored}";

    public static async Task<PostgresPortion> OpenAsync(TelemetryDatabase database, StoredPortion portion, CancellationToken cancellationToken)
    {
        var connection = await database.Connections.OpenConnectionAsync(cancellationToken);
        try
        {
            return new PostgresPortion(portion, connection, await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async IAsyncEnumerable<LogRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Sources are read first: few rows, instead of the same resource with every record.
        var sources = await PostgresSources.ReadAsync(_connection, _portion.Source.Name, _portion.System, cancellationToken);
        await using var command = Command($"SELECT {PostgresRecord.Columns} {Which} ORDER BY time, time_nanos, id");
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            yield return PostgresRecord.Read(reader, sources);
    }

    public async Task RemoveAsync(IReadOnlyList<PartManifest> parts, CancellationToken cancellationToken)
    {
        await using var delete = Command($"DELETE {Which}");
        var removed = await delete.ExecuteNonQueryAsync(cancellationToken);
        var archived = parts.Sum(part => part.Content.Records);
        if (removed != archived)
            throw new InvalidOperationException($"{_portion.Source.Name} has {removed} records of {_portion.System}, but {archived} were archived.");
        await PartCatalogue.ConfirmAsync(_connection, parts, cancellationToken);
        ArchivingSteps.Announce(ArchivingSteps.Removed);
        await _transaction.CommitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private NpgsqlCommand Command(string sql)
    {
        // A day of a busy system takes its time; whoever runs this cancels it.
        var command = new NpgsqlCommand(sql, _connection, _transaction) { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = _portion.System });
        return command;
    }
}
