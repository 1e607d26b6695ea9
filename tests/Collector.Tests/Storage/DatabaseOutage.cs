using Npgsql;

namespace Collector.Tests.Storage;

/// <summary>Makes one database of a server unreachable until it is disposed, or breaks its connections.</summary>
internal sealed class DatabaseOutage : IAsyncDisposable
{
    private readonly NpgsqlDataSource _server;
    private readonly string _database;

    private DatabaseOutage(NpgsqlDataSource server, string database)
    {
        _server = server;
        _database = database;
    }

    public static async Task<DatabaseOutage> BeginAsync(string server, string connectionString, CancellationToken cancellationToken)
    {
        var outage = new DatabaseOutage(NpgsqlDataSource.Create(server), new NpgsqlConnectionStringBuilder(connectionString).Database!);
        await outage.ExecuteAsync($"ALTER DATABASE {outage._database} ALLOW_CONNECTIONS false", cancellationToken);
        await outage.TerminateAsync(cancellationToken);
        return outage;
    }

    /// <summary>Ends all connections of the database again and again.</summary>
    public static async Task TerminateBackendsAsync(string server, string connectionString, int times, CancellationToken cancellationToken)
    {
        await using var outage = new DatabaseOutage(NpgsqlDataSource.Create(server), new NpgsqlConnectionStringBuilder(connectionString).Database!);
        for (var time = 0; time < times; time++)
        {
            await outage.TerminateAsync(cancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(60 + (13 * time)), TimeProvider.System, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync($"ALTER DATABASE {_database} ALLOW_CONNECTIONS true", CancellationToken.None);
        await _server.DisposeAsync();
    }

    private Task TerminateAsync(CancellationToken cancellationToken) =>
        ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{_database}'", cancellationToken);

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = _server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
