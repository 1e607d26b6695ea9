using Microsoft.Extensions.Options;
using Npgsql;
using Observability.Reading;

namespace Observability.Store;

/// <summary>The connections to the telemetry database. The embedded collector, where it runs, makes the tables of telemetry in it.</summary>
internal sealed class TelemetryDatabase : IAsyncDisposable
{
    public const string ConnectionName = "telemetrydb";

    public TelemetryDatabase(IConfiguration configuration, IOptions<ReadingOptions> options)
    {
        var connectionString = configuration.GetConnectionString(ConnectionName)
            ?? throw new InvalidOperationException($"ConnectionStrings:{ConnectionName} is missing; it names the PostgreSQL database that the collector stores telemetry in, such as 'Host=localhost;Database={ConnectionName};Username=postgres'.");
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "observability", Options = "-c timezone=UTC" };
        Connections = NpgsqlDataSource.Create(settings);
        var limit = options.Value.Timeout;
        Reader = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "observability-reader",
            Options = $"-c statement_timeout={(long)limit.TotalMilliseconds} -c timezone=UTC",
            CommandTimeout = (int)Math.Ceiling(limit.TotalSeconds) + 1,
        });
        // A pooled connection keeps its locks until it is used again.
        Leases = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { ApplicationName = "observability-lease", Pooling = false });
    }

    public NpgsqlDataSource Connections { get; }

    /// <summary>Gets connections whose statements the server ends after a time.</summary>
    public NpgsqlDataSource Reader { get; }

    /// <summary>Gets connections that end when they are closed, and whose locks end with them.</summary>
    public NpgsqlDataSource Leases { get; }

    public async ValueTask DisposeAsync()
    {
        await Connections.DisposeAsync();
        await Reader.DisposeAsync();
        await Leases.DisposeAsync();
    }
}
