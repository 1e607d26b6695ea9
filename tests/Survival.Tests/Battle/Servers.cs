using Fixtures;
using FaultWorker;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Survival.Tests.Battle;

/// <summary>A PostgreSQL and a RabbitMQ that may be hurt, and the proxies through which the services reach them.</summary>
public sealed class Servers : IAsyncDisposable
{
    internal const string Postgres = "postgres";
    internal const string RabbitMq = "messaging";
    private readonly DistributedApplication _application;
    private readonly string _postgres;

    private Servers(DistributedApplication application, string postgres, string broker)
    {
        (_application, _postgres, Broker) = (application, postgres, broker);
        DatabaseProxy = new TcpProxy("127.0.0.1", new NpgsqlConnectionStringBuilder(postgres).Port);
        BrokerProxy = new TcpProxy("127.0.0.1", new Uri(broker).Port);
    }

    internal TcpProxy DatabaseProxy { get; }

    internal TcpProxy BrokerProxy { get; }

    /// <summary>Gets the broker's own address, past the proxy.</summary>
    internal string Broker { get; }

    internal string BrokerThroughProxy => BrokerProxy.In(Broker);

    internal static async Task<Servers> StartAsync(CancellationToken cancellationToken)
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddPostgres(Postgres);
        builder.AddRabbitMQ(RabbitMq);
        var application = await builder.BuildAsync(cancellationToken);
        await application.StartAsync(cancellationToken);
        foreach (var server in (string[])[Postgres, RabbitMq])
            await application.ResourceNotifications.WaitForResourceHealthyAsync(server, WaitBehavior.StopOnResourceUnavailable, cancellationToken);
        return new Servers(application, (await application.GetConnectionStringAsync(Postgres, cancellationToken))!, (await application.GetConnectionStringAsync(RabbitMq, cancellationToken))!);
    }

    /// <summary>Creates a worker's database.</summary>
    internal async Task CreateDatabaseAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = new WorkerDbContext(new DbContextOptionsBuilder<WorkerDbContext>().UseNpgsql(Database(name)).UseSnakeCaseNamingConvention().Options);
        await context.Database.EnsureCreatedAsync(cancellationToken);
    }

    /// <summary>Gives a database's connection string, past the proxy. Without a pool: the server may have been killed since.</summary>
    internal string Database(string name) => new NpgsqlConnectionStringBuilder(_postgres) { Database = name, Pooling = false }.ConnectionString;

    internal string DatabaseThroughProxy(string name) =>
        new NpgsqlConnectionStringBuilder(_postgres) { Database = name, Host = "127.0.0.1", Port = DatabaseProxy.Port, MaxPoolSize = 30 }.ConnectionString;

    /// <summary>Kills a server with signal 9; it stays away until it is started.</summary>
    internal async Task KillAsync(string server, CancellationToken cancellationToken)
    {
        await ExecuteAsync(server, "kill", cancellationToken);
        await ExecuteAsync(server, "stop", cancellationToken);
    }

    internal Task StopAsync(string server, CancellationToken cancellationToken) => ExecuteAsync(server, "stop", cancellationToken);

    internal async Task StartAsync(string server, CancellationToken cancellationToken)
    {
        await ExecuteAsync(server, "start", cancellationToken);
        await _application.ResourceNotifications.WaitForResourceHealthyAsync(server, WaitBehavior.WaitOnResourceUnavailable, cancellationToken);
    }

    internal async Task<long> CountAsync(string database, string table, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(Database(database));
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM {table}", connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    internal IReadOnlyList<string> LastOutput(string server) => _application.GetLastOutput(server, 200);

    /// <summary>Gives the id of the process that runs a server.</summary>
    internal int ProcessOf(string server) =>
        _application.ResourceNotifications.TryGetCurrentState(server, out var state) && state.Snapshot.ProcessId is { } id ? id : throw new InvalidOperationException($"{server} does not run.");

    public async ValueTask DisposeAsync()
    {
        await DatabaseProxy.DisposeAsync();
        await BrokerProxy.DisposeAsync();
        await _application.DisposeAsync();
    }

    private async Task ExecuteAsync(string server, string command, CancellationToken cancellationToken)
    {
        var result = await _application.ResourceCommands.ExecuteCommandAsync(server, command, cancellationToken);
        result.Success.ShouldBeTrue(result.Message);
    }
}
