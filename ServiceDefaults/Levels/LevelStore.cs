using Microsoft.Extensions.Logging;
using Npgsql;
using ServiceDefaults.Telemetry;

namespace ServiceDefaults.Levels;

/// <summary>The levels set at run time in the service's own database, which its instances share.</summary>
/// <remarks>Uses a connection of its own: levels are changed when something is wrong, such as that all other connections are taken. Its commands are not logged.</remarks>
internal sealed class LevelStore(string connectionString, OtlpSettings otlp) : IAsyncDisposable
{
    private const int TimeoutSeconds = 3;

    private const string Schema = """
        SELECT pg_advisory_xact_lock(hashtext('logging.schema'));
        CREATE SCHEMA IF NOT EXISTS logging;
        CREATE TABLE IF NOT EXISTS logging.level_override (
            service text NOT NULL,
            category text NOT NULL,
            level text NOT NULL,
            until timestamptz,
            set_by text NOT NULL,
            reason text NOT NULL,
            set_at timestamptz NOT NULL
        );
        CREATE UNIQUE INDEX IF NOT EXISTS level_override_category ON logging.level_override (service, lower(category));
        """;

    // A change that was held back while the database was away does not undo a later one of another instance.
    private const string Set = """
        INSERT INTO logging.level_override AS old (service, category, level, until, set_by, reason, set_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (service, lower(category)) DO UPDATE
        SET category = excluded.category, level = excluded.level, until = excluded.until, set_by = excluded.set_by, reason = excluded.reason, set_at = excluded.set_at
        WHERE old.set_at <= excluded.set_at
        """;

    private const string Remove = "DELETE FROM logging.level_override WHERE service = $1 AND lower(category) = lower($2) AND set_at <= $3";

    private const string Expire = "DELETE FROM logging.level_override WHERE service = $1 AND until <= $2 RETURNING category, level, until, set_by, reason, set_at";

    private const string Read = "SELECT category, level, until, set_by, reason, set_at FROM logging.level_override WHERE service = $1";

    private readonly NpgsqlDataSource _dataSource = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
    {
        ApplicationName = $"{otlp.ServiceName}-levels",
        MaxPoolSize = 2,
        Timeout = TimeoutSeconds,
        CommandTimeout = TimeoutSeconds,
    });

    // Used by one exchange at a time.
    private bool _isCreated;

    /// <summary>Writes changes, removes what expired, and reads what is left.</summary>
    /// <returns>The levels set for this service, and those that this call removed because they expired.</returns>
    internal async Task<(List<LevelOverride> Stored, List<LevelOverride> Expired)> ExchangeAsync(
        IEnumerable<LevelChange> changes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await _dataSource.OpenConnectionAsync(cancellationToken);
        if (!_isCreated)
            await CreateAsync(connection, cancellationToken);
        foreach (var change in changes)
            await WriteAsync(connection, change, cancellationToken);
        var stored = await ReadAsync(connection, Read, [], cancellationToken);
        if (!stored.Exists(level => level.Until <= now))
            return (stored, []);
        // Of several instances one removes it, and tells of it.
        var expired = await ReadAsync(connection, Expire, [now], cancellationToken);
        stored.RemoveAll(level => level.Until <= now);
        return (stored, expired);
    }

    public ValueTask DisposeAsync() => _dataSource.DisposeAsync();

    private async Task CreateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Schema, connection, transaction);
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        _isCreated = true;
    }

    private async Task WriteAsync(NpgsqlConnection connection, LevelChange change, CancellationToken cancellationToken)
    {
        await using var command = change.Wanted is { } level
            ? Command(connection, Set, level.Category, level.Level.ToString(), (object?)level.Until ?? DBNull.Value, level.By, level.Reason, level.SetAt)
            : Command(connection, Remove, change.Category, change.At);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<List<LevelOverride>> ReadAsync(NpgsqlConnection connection, string sql, object[] parameters, CancellationToken cancellationToken)
    {
        List<LevelOverride> levels = [];
        await using var command = Command(connection, sql, parameters);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            levels.Add(Level(row));

        return levels;
    }

    private static LevelOverride Level(NpgsqlDataReader row) => new(
        row.GetString(0), Enum.Parse<LogLevel>(row.GetString(1)), row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2), row.GetString(3), row.GetString(4),
        row.GetFieldValue<DateTimeOffset>(5), Stored: true);

    private NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = otlp.ServiceName } } };
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
