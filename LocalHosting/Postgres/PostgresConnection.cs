using Aspire.Hosting.ApplicationModel;
using Npgsql;

namespace LocalHosting.Postgres;

/// <summary>Opens connections for the host's own few questions.</summary>
internal static class PostgresConnection
{
    internal static async Task<NpgsqlConnection> OpenAsync(ReferenceExpression connectionString, int timeoutSeconds, CancellationToken cancellationToken)
    {
        // Without a pool: a pooled connection would outlive a restart of the server, and hold up its stop.
        var settings = new NpgsqlConnectionStringBuilder(await connectionString.GetValueAsync(cancellationToken))
        {
            Pooling = false,
            Timeout = timeoutSeconds,
            CommandTimeout = timeoutSeconds,
        };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
