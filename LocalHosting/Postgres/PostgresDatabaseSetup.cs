using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using LocalHosting.Orchestration;
using Npgsql;

namespace LocalHosting.Postgres;

/// <summary>Creates a database where it does not exist.</summary>
internal sealed class PostgresDatabaseSetup(PostgresDatabaseResource database) : INativeSetup
{
    private const int TimeoutSeconds = 30;

    public async Task SetUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await PostgresConnection.OpenAsync(database.Parent.ConnectionStringExpression, TimeoutSeconds, cancellationToken);
            await using var query = new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", connection)
            {
                Parameters = { new NpgsqlParameter<string> { TypedValue = database.DatabaseName } },
            };
            if (await query.ExecuteScalarAsync(cancellationToken) is true)
                return;

            var quoted = database.DatabaseName.Replace("\"", "\"\"", StringComparison.Ordinal);
            // Copying files within the same disk beats writing the template through the log, which matters only for large templates.
            await using var command = new NpgsqlCommand($"CREATE DATABASE \"{quoted}\" STRATEGY file_copy", connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            throw new DistributedApplicationException($"Cannot create the database '{database.DatabaseName}': {exception.Message}", exception);
        }
    }
}
