using System.Reflection;
using Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Observability.Tests.Archiving;

/// <summary>A telemetry database with the collector's tables, an empty archive folder, and services that work on both.</summary>
internal sealed class ArchiveWorld : IAsyncDisposable
{
    private readonly List<WebApplication> _services = [];
    private readonly List<ArchiveClient> _clients = [];

    private ArchiveWorld(string connectionString) => (ConnectionString, Database) = (connectionString, NpgsqlDataSource.Create(connectionString));

    public string ConnectionString { get; }

    public NpgsqlDataSource Database { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("archive-").FullName;

    /// <summary>Gets the files of the archive itself, without drafts.</summary>
    public IReadOnlyList<string> Files => !Directory.Exists(Path.Combine(Folder, "logs"))
        ? []
        : [.. Directory.GetFiles(Path.Combine(Folder, "logs"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public static async Task<ArchiveWorld> CreateAsync(PostgresFixture postgres, CancellationToken cancellationToken)
    {
        var world = new ArchiveWorld(await postgres.CreateDatabaseAsync(cancellationToken));
        await using var script = Assembly.Load("Collector").GetManifestResourceStream("Collector.Storage.Schema.sql")!;
        using var reader = new StreamReader(script);
        await world.ExecuteAsync(await reader.ReadToEndAsync(cancellationToken), cancellationToken);
        return world;
    }

    /// <summary>Gives the settings of a service that works on this world.</summary>
    public string[] Settings(params string[] more) =>
        [$"--ConnectionStrings:telemetrydb={ConnectionString}", $"--Observability:Archive:Folder={Folder}", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Error", .. more];

    /// <summary>Starts a service and gives a client of it.</summary>
    public Task<ArchiveClient> StartAsync(CancellationToken cancellationToken, params string[] settings) => StartAsync(TimeProvider.System, cancellationToken, settings);

    /// <summary>Starts a service that goes by a clock of the test's, and gives a client of it.</summary>
    public async Task<ArchiveClient> StartAsync(TimeProvider time, CancellationToken cancellationToken, params string[] settings)
    {
        var app = ObservabilityApplication.Build(Settings(settings), time);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        _services.Add(app);
        var client = new ArchiveClient(new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()));
        _clients.Add(client);
        return client;
    }

    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<T> ScalarAsync<T>(string sql, CancellationToken cancellationToken)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Gives every stored log record with all its columns, marks of restoring aside.</summary>
    public async Task<IReadOnlyList<string>> RecordsAsync(CancellationToken cancellationToken)
    {
        var records = new List<string>();
        await using var command = Database.CreateCommand(
            "SELECT (to_jsonb(l) || jsonb_build_object('attributes', l.attributes - 'observability.restored_from', 'source', to_jsonb(s)))::text FROM logs l LEFT JOIN sources s ON s.id = l.source_id ORDER BY l.id");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            records.Add(reader.GetString(0));
        return records;
    }

    public Task<long> CountAsync(CancellationToken cancellationToken) => ScalarAsync<long>("SELECT count(*) FROM logs", cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        foreach (var service in _services)
        {
            await service.StopAsync();
            await service.DisposeAsync();
        }

        await Database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
