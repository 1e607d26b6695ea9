using System.Reflection;
using Messaging;
using Messaging.Contracts;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Peers;

/// <summary>Another system of the house, played by a test: it publishes events through the real outbox and keeps those it receives.</summary>
public sealed class Peer : IAsyncDisposable
{
    private static readonly MethodInfo KeepMethod = typeof(Peer).GetMethod(nameof(KeepAll), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly IHost _host;

    private Peer(IHost host) => _host = host;

    public Mailbox Mailbox => _host.Services.GetRequiredService<Mailbox>();

    /// <summary>Starts a peer under the name of a system, whose events it gets.</summary>
    public static async Task<Peer> StartAsync(string system, string database, string broker)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ApplicationName = system });
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:messaging", broker)]);
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        builder.Services.AddSingleton<Mailbox>();
        builder.Services.AddDbContext<PeerDbContext>(options => options.UseNpgsql(database));
        builder.AddMessaging<PeerDbContext>("messaging", messaging =>
        {
            messaging.Configure(options => options.Service = system);
            // What messaging tells itself, it handles itself.
            foreach (var consumed in typeof(IIntegrationEvent).Assembly.GetTypes()
                .Where(type => type != typeof(QueueLost) && type.GetCustomAttribute<ConsumedByAttribute>()?.Services.Contains(system) == true))
                KeepMethod.MakeGenericMethod(consumed).Invoke(null, [messaging]);
        });
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        await Eventually.BecomesAsync(
            async () => (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Status,
            status => status == HealthStatus.Healthy,
            $"the health of {system}");
        return new Peer(host);
    }

    /// <summary>Publishes events in one transaction.</summary>
    public async Task PublishAsync(params IIntegrationEvent[] events)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var publisher = scope.ServiceProvider.GetRequiredService<IEventPublisher>();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(
            _ =>
            {
                Array.ForEach(events, publisher.Publish);
                return Task.FromResult(0);
            },
            TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }

    private static void KeepAll<TEvent>(MessagingBuilder messaging)
        where TEvent : class, IIntegrationEvent => messaging.Handle<TEvent, Keep<TEvent>>();
}
