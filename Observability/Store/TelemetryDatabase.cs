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
        Connections = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "observability", Options = "-c timezone=UTC" });
    }

    public NpgsqlDataSource Connections { get; }

    public ValueTask DisposeAsync() => Connections.DisposeAsync();
}
