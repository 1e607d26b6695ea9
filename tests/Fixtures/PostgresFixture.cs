using Aspire.Hosting.Testing;
using Npgsql;
using Xunit;

namespace Fixtures;

/// <summary>A real PostgreSQL server for the tests of one assembly; each caller gets a database of its own.</summary>
/// <remarks>Uses the server named by <c>ConnectionStrings__postgres</c> where that is set; else starts one through LocalHosting.</remarks>
public sealed class PostgresFixture : IAsyncLifetime
{
    private readonly List<string> _databases = [];

    /// <summary>Gets the connection string of the server's maintenance database.</summary>
    public string ConnectionString { get; private set; } = string.Empty;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        ConnectionString = Environment.GetEnvironmentVariable("ConnectionStrings__postgres")
            ?? (await (await LocalServers.Postgres.ApplicationAsync()).GetConnectionStringAsync(LocalServers.Postgres.Name))!;
    }

    /// <summary>Creates an empty database and gives its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        var name = $"test_{Guid.CreateVersion7():n}";
        await using var dataSource = NpgsqlDataSource.Create(ConnectionString);
        await using var command = dataSource.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync(cancellationToken);
        lock (_databases)
            _databases.Add(name);
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await using var dataSource = NpgsqlDataSource.Create(ConnectionString);
        foreach (var name in _databases)
        {
            await using var command = dataSource.CreateCommand($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            await command.ExecuteNonQueryAsync();
        }
    }
}
