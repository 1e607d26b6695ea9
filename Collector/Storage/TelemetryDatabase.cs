using Npgsql;

namespace Collector.Storage;

/// <summary>The connections to the telemetry database.</summary>
internal sealed class TelemetryDatabase : IAsyncDisposable
{
    public const string ConnectionName = "telemetrydb";

    /// <summary>Seconds after which an attempt to write is given up: below <see cref="CollectorOptions.AnswerTimeout"/>, so that what a hanging database does not take can go to disk in time.</summary>
    private const int WriteTimeoutSeconds = 6;

    public TelemetryDatabase(IConfiguration configuration)
    {
        var connectionString = configuration.GetConnectionString(ConnectionName)
            ?? throw new InvalidOperationException($"ConnectionStrings:{ConnectionName} is missing; it names the PostgreSQL database that telemetry is stored in, such as 'Host=localhost;Database={ConnectionName};Username=postgres'.");
        Writer = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "collector-writer",
            CommandTimeout = WriteTimeoutSeconds,
            Timeout = WriteTimeoutSeconds,
        });
    }

    public NpgsqlDataSource Writer { get; }

    public ValueTask DisposeAsync() => Writer.DisposeAsync();
}
