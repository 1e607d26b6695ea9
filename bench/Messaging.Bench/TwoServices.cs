using System.Diagnostics;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Messaging.Bench;

/// <summary>Two services with a database each; the one writes state and events, the other handles the events and writes state.</summary>
internal sealed class TwoServices : IAsyncDisposable
{
    private const int Writers = 16;
    private readonly IHost _source;
    private readonly IHost _target;
    private readonly Arrivals _arrivals;
    private int _run;

    private TwoServices(IHost source, IHost target, Arrivals arrivals)
    {
        _source = source;
        _target = target;
        _arrivals = arrivals;
    }

    internal static async Task<TwoServices> StartAsync(string postgres, string broker)
    {
        var suffix = Guid.CreateVersion7().ToString("n");
        var arrivals = new Arrivals();
        var target = await StartAsync($"bench-target-{suffix}", postgres, broker, messaging =>
        {
            messaging.Services.AddSingleton(arrivals);
            messaging.Handle<Worked, RecordWork>();
        });
        return new TwoServices(await StartAsync($"bench-source-{suffix}", postgres, broker, _ => { }), target, arrivals);
    }

    /// <summary>Has all events written, relayed, and handled.</summary>
    internal async Task<TimeSpan> MeasureAsync(int count, int perCommit)
    {
        var run = ++_run;
        var perWriter = count / Writers;
        var all = _arrivals.Expect(perWriter * Writers);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync($"run-{run}/{writer}", perWriter, perCommit))));
        await all;
        return Stopwatch.GetElapsedTime(started);
    }

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

    private async Task WriteAsync(string stream, int count, int perCommit)
    {
        for (var sequence = 1; sequence <= count;)
        {
            await using var scope = _source.Services.CreateAsyncScope();
            var publisher = scope.ServiceProvider.GetRequiredService<IEventPublisher>();
            var database = scope.ServiceProvider.GetRequiredService<BenchDbContext>();
            await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(
                _ =>
                {
                    for (var of = 0; of < perCommit && sequence <= count; of++, sequence++)
                    {
                        database.Works.Add(new Work { Name = stream });
                        publisher.Publish(new Worked(stream, sequence, new string('x', 200)));
                    }

                    return Task.FromResult(0);
                },
                CancellationToken.None);
        }
    }

    private static async Task<IHost> StartAsync(string service, string postgres, string broker, Action<MessagingBuilder> configure)
    {
        var database = new NpgsqlConnectionStringBuilder(postgres) { Database = service.Replace('-', '_') }.ConnectionString;
        var builder = Host.CreateEmptyApplicationBuilder(new() { ApplicationName = service });
        builder.Configuration["ConnectionStrings:messaging"] = broker;
        builder.Services.AddLogging();
        builder.Services.AddDbContext<BenchDbContext>(options => options.UseNpgsql(database).UseSnakeCaseNamingConvention(), optionsLifetime: ServiceLifetime.Singleton);
        builder.AddMessaging<BenchDbContext>("messaging", configure);
        builder.Services.PostConfigure<MessagingOptions>(options => options.Service = service);
        var host = builder.Build();
        await using (var scope = host.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<BenchDbContext>().Database.EnsureCreatedAsync();
        await host.StartAsync();
        return host;
    }
}
