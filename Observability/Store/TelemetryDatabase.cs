using Npgsql;

namespace Observability.Store;

/// <summary>The connections to the telemetry database, whose tables the collector makes.</summary>
internal sealed class TelemetryDatabase : IAsyncDisposable
{
    public const string ConnectionName = "telemetrydb";

    public TelemetryDatabase(IConfiguration configuration)
    {
        var connectionString = configuration.GetConnectionString(ConnectionName)
            ?? throw new InvalidOperationException($"ConnectionStrings:{ConnectionName} is missing; it names the PostgreSQL database that the collector stores telemetry in, such as 'Host=localhost;Database={ConnectionName};Username=postgres'.");
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "observability", Options = "-c timezone=UTC" };
        Connections = NpgsqlDataSource.Create(settings);
        // A pooled connection keeps its locks until it is used again.
        Leases = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { ApplicationName = "observability-lease", Pooling = false });
    }

    public NpgsqlDataSource Connections { get; }

    /// <summary>Gets connections that end when they are closed, and whose locks end with them.</summary>
    public NpgsqlDataSource Leases { get; }

    public async ValueTask DisposeAsync()
    {
        await Connections.DisposeAsync();
        await Leases.DisposeAsync();
    }
}
