using Npgsql;

namespace Pipeline.Bench.Sides;

/// <summary>The embedded collector and PostgreSQL, which is as safe as in production: what it has acknowledged survives a power cut.</summary>
internal sealed class EmbeddedSide : ISide
{
    private readonly DistributedApplication _application;
    private readonly NpgsqlDataSource _database;

    private EmbeddedSide(DistributedApplication application, NpgsqlDataSource database)
    {
        _application = application;
        _database = database;
        Receiver = application.GetEndpoint("collector", "http");
        Processes = application.ProcessesOf("collector", "postgres");
    }

    public string Name => "embedded Collector and PostgreSQL";

    public Uri Receiver { get; }

    public IReadOnlyDictionary<string, int> Processes { get; }

    internal static async Task<ISide> StartAsync(CancellationToken cancellationToken)
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        var postgres = builder.AddPostgres("postgres");
        postgres.WithArgs("-c", "fsync=on", "-c", "full_page_writes=on");
        var database = postgres.AddDatabase("telemetrydb");
        builder.AddProject<CollectorProject>("collector").WithHttpEndpoint().WithHttpHealthCheck("/health")
            .WithEnvironment("Collector__GrpcPort", "0").WithEnvironment("Logging__LogLevel__Default", "Warning")
            .WithReference(database).WaitFor(database);
        var application = await builder.BuildAsync(cancellationToken);
        await application.StartAsync(cancellationToken);
        await application.ResourceNotifications.WaitForResourceHealthyAsync("collector", WaitBehavior.StopOnResourceUnavailable, cancellationToken);
        return new EmbeddedSide(application, NpgsqlDataSource.Create((await application.GetConnectionStringAsync("telemetrydb", cancellationToken))!));
    }

    public Task<long> CountAsync(CancellationToken cancellationToken) => ReadAsync("SELECT count(*) FROM logs", cancellationToken);

    public async Task<IReadOnlyCollection<string>> FindAsync(IReadOnlyCollection<string> orders, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand("SELECT order_id FROM logs WHERE order_id = ANY($1)");
        command.Parameters.Add(new() { Value = orders.ToArray() });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<string>();
        while (await rows.ReadAsync(cancellationToken))
            found.Add(rows.GetString(0));
        return found;
    }

    public async Task<long> SettleAsync(CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand("CHECKPOINT");
        await command.ExecuteNonQueryAsync(cancellationToken);
        return await ReadAsync("SELECT sum(pg_total_relation_size(inhrelid))::bigint FROM pg_inherits WHERE inhparent = 'logs'::regclass", cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _application.DisposeAsync();
    }

    private async Task<long> ReadAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
