using Fixtures;
using Messaging.Contracts;
using Messaging.Outbox;
using Messaging.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Messaging.Tests.Flow;

/// <summary>A broker and the databases of the services of one test.</summary>
public sealed class World : IAsyncDisposable
{
    private readonly List<IHost> _hosts = [];
    private readonly PostgresFixture _postgres;

    private World(PostgresFixture postgres, string broker)
    {
        _postgres = postgres;
        Broker = broker;
    }

    public string Broker { get; }

    public string VirtualHost => new Uri(Broker).AbsolutePath[1..];

    public static async Task<World> CreateAsync(PostgresFixture postgres, RabbitMqFixture rabbit) =>
        new(postgres, await rabbit.CreateVirtualHostAsync(Deadline.Token));

    /// <summary>Gives the same world for services that reach the broker by another address.</summary>
    public World Through(string broker) => new(_postgres, broker);

    public async Task<string> CreateDatabaseAsync()
    {
        var connectionString = new NpgsqlConnectionStringBuilder(await _postgres.CreateDatabaseAsync(Deadline.Token)) { MaxPoolSize = 20 }.ConnectionString;
        var options = new DbContextOptionsBuilder<LedgerDbContext>().UseNpgsql(connectionString).UseSnakeCaseNamingConvention().Options;
        await using var context = new LedgerDbContext(options);
        await context.Database.EnsureCreatedAsync(Deadline.Token);
        return connectionString;
    }

    /// <summary>Starts a service. <paramref name="script"/> makes it a consumer.</summary>
    public async Task<IHost> StartAsync(string service, string database, Script? script = null, Action<MessagingOptions>? configure = null, Action<IServiceCollection>? services = null)
    {
        var host = Build(service, database, script, configure, services);
        await host.StartAsync(Deadline.Token);
        await host.Services.GetRequiredService<SchemaReadiness>().WaitAsync(Deadline.Token);
        return host;
    }

    public IHost Build(string service, string database, Script? script, Action<MessagingOptions>? configure = null, Action<IServiceCollection>? services = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ApplicationName = service });
        builder.Configuration["ConnectionStrings:messaging"] = Broker;
        builder.Services.AddLogging();
        builder.Services.AddDbContext<LedgerDbContext>(options => options.UseNpgsql(new NpgsqlConnectionStringBuilder(database) { ApplicationName = service }.ConnectionString).UseSnakeCaseNamingConvention());
        builder.AddMessaging<LedgerDbContext>("messaging", messaging =>
        {
            messaging.Configure(options =>
            {
                options.Service = service;
                options.Outbox.PollInterval = TimeSpan.FromMilliseconds(200);
                options.Retry.FirstDelay = TimeSpan.FromMilliseconds(50);
                options.Retry.MaxAttempts = 3;
                configure?.Invoke(options);
            });
            if (script is not null)
            {
                messaging.Services.AddSingleton(script);
                messaging.Handle<Counted, RecordEffect>().Handle<Noted, RecordEffect>();
            }
        });
        services?.Invoke(builder.Services);
        var host = builder.Build();
        _hosts.Add(host);
        return host;
    }

    public async Task<bool> ExistsAsync(string queue) => await FindAsync(queue) is not null;

    /// <summary>Gives how many consumers a queue has; 0 while it does not exist.</summary>
    public async Task<uint> ConsumersAsync(string queue) => (await FindAsync(queue))?.ConsumerCount ?? 0;

    /// <summary>Waits until a queue is there and somebody consumes it.</summary>
    public Task UntilConsumedAsync(string queue) => Deadline.UntilAsync(() => ConsumersAsync(queue), consumers => consumers > 0, $"a consumer of {queue}");

    private async Task<RabbitMQ.Client.QueueDeclareOk?> FindAsync(string queue)
    {
        await using var connection = await Rabbit.ConnectAsync(this);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Deadline.Token);
        try
        {
            return await channel.QueueDeclarePassiveAsync(queue, Deadline.Token);
        }
        catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
        {
            return null;
        }
    }

    public static async Task PublishAsync(IHost service, params IIntegrationEvent[] events)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var publisher = scope.ServiceProvider.GetRequiredService<IEventPublisher>();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(
            _ =>
            {
                foreach (var integrationEvent in events)
                    publisher.Publish(integrationEvent);
                return Task.FromResult(0);
            },
            Deadline.Token);
    }

    public static async Task<IReadOnlyList<string>> EffectsAsync(string database) =>
        await QueryAsync(database, "SELECT name FROM effects ORDER BY id", row => row.GetString(0));

    public static async Task<long> CountAsync(string database, string table) =>
        (await QueryAsync(database, $"SELECT count(*) FROM {table}", row => row.GetInt64(0)))[0];

    public static async Task<IReadOnlyList<T>> QueryAsync<T>(string database, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Deadline.Token);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Deadline.Token);
        var rows = new List<T>();
        while (await reader.ReadAsync(Deadline.Token))
            rows.Add(read(reader));
        return rows;
    }

    public static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Deadline.Token);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Deadline.Token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.StopAsync(CancellationToken.None);
            host.Dispose();
        }
    }
}
