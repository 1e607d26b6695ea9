using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Messaging.Bench;

/// <summary>Two services with a database each; the one writes state and events, the other handles the events and writes state.</summary>
internal sealed class TwoServices : IAsyncDisposable
{
    private const int Writers = 16;
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(30);
    private readonly IHost _source;
    private readonly IHost _target;
    private readonly ArrivalsBoard _board;
    private int _run;

    private TwoServices(IHost source, IHost target, ArrivalsBoard board)
    {
        _source = source;
        _target = target;
        _board = board;
    }

    internal static async Task<TwoServices> StartAsync(Servers servers)
    {
        var suffix = Guid.CreateVersion7().ToString("n");
        var board = new ArrivalsBoard();
        var target = await StartAsync($"bench-target-{suffix}", servers, messaging =>
        {
            messaging.Services.AddSingleton(board);
            messaging.Handle<Worked, RecordWork>();
        });
        return new TwoServices(await StartAsync($"bench-source-{suffix}", servers, _ => { }), target, board);
    }

    /// <summary>Has all events written by sixteen writers with a stream each, relayed, and handled.</summary>
    internal Task<Measurement> MeasureAsync(int count, int perCommit, double? rate = null) => Measurement.TakeAsync(count, rate, async (arrivals, pace) =>
    {
        _board.Current = arrivals;
        var run = ++_run;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync($"run-{run}/{writer}", writer, count, perCommit, pace))));
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var host in new[] { _source, _target })
        {
            await host.StopAsync();
            await using (var scope = host.Services.CreateAsyncScope())
                await scope.ServiceProvider.GetRequiredService<BenchDbContext>().Database.EnsureDeletedAsync();
            host.Dispose();
        }
    }

    /// <summary>Commits every sixteenth group of events, each when its first is due.</summary>
    private async Task WriteAsync(string stream, int writer, int count, int perCommit, Pace pace)
    {
        long sequence = 0;
        for (var first = writer * perCommit; first < count; first += Writers * perCommit)
        {
            var dueAt = await pace.WaitAsync(first);
            await using var scope = _source.Services.CreateAsyncScope();
            var publisher = scope.ServiceProvider.GetRequiredService<IEventPublisher>();
            var database = scope.ServiceProvider.GetRequiredService<BenchDbContext>();
            await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(
                _ =>
                {
                    for (var of = first; of < Math.Min(first + perCommit, count); of++)
                    {
                        database.Works.Add(new Work { Name = stream });
                        publisher.Publish(new Worked(stream, ++sequence, dueAt, Worked.Padding));
                    }

                    return Task.FromResult(0);
                },
                CancellationToken.None);
        }
    }

    private static async Task<IHost> StartAsync(string service, Servers servers, Action<MessagingBuilder> configure)
    {
        // Statements are prepared and sessions kept as AddMigratedDatabase of ServiceDefaults has it.
        var database = new NpgsqlConnectionStringBuilder(servers.Postgres) { Database = service.Replace('-', '_'), MaxAutoPrepare = 100, NoResetOnClose = true }.ConnectionString;
        var builder = Host.CreateEmptyApplicationBuilder(new() { ApplicationName = service });
        builder.Configuration["ConnectionStrings:messaging"] = servers.Broker.AbsoluteUri;
        builder.Services.AddLogging();
        builder.Services.AddDbContext<BenchDbContext>(options => options.UseNpgsql(database).UseSnakeCaseNamingConvention(), optionsLifetime: ServiceLifetime.Singleton);
        builder.AddMessaging<BenchDbContext>("messaging", configure);
        builder.Services.PostConfigure<MessagingOptions>(options => options.Service = service);
        var host = builder.Build();
        await using (var scope = host.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<BenchDbContext>().Database.EnsureCreatedAsync();
        await host.StartAsync();
        await ReadyAsync(host);
        return host;
    }

    private static async Task ReadyAsync(IHost host)
    {
        using var deadline = new CancellationTokenSource(ReadyTimeout, TimeProvider.System);
        var health = host.Services.GetRequiredService<HealthCheckService>();
        while ((await health.CheckHealthAsync(deadline.Token)).Status != HealthStatus.Healthy)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, deadline.Token);
    }
}
