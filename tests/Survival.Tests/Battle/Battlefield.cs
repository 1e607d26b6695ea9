using Survival.Tests.Battle;

[assembly: AssemblyFixture(typeof(Battlefield))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Survival.Tests.Battle;

/// <summary>Servers and services, started once for all tests of this assembly, which hurt them one test after the other.</summary>
public sealed class Battlefield : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    public Servers Servers { get; private set; } = null!;

    public Workers Workers { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        Servers = await Servers.StartAsync(limit.Token);
        await Servers.CreateDatabaseAsync(Workers.Publisher, limit.Token);
        await Servers.CreateDatabaseAsync(Workers.Consumer, limit.Token);
        await Tap.DeclareAsync(Servers, limit.Token);
        Workers = await Workers.StartAsync(Servers, limit.Token);
    }

    /// <summary>Brings back what an earlier test may have left broken: nothing, unless it failed.</summary>
    internal async Task MendAsync(CancellationToken cancellationToken)
    {
        foreach (var proxy in (Fixtures.TcpProxy[])[Servers.DatabaseProxy, Servers.BrokerProxy])
            proxy.Delay.ToServer = proxy.Delay.ToClient = TimeSpan.Zero;
        await Servers.StartAsync(Servers.Postgres, cancellationToken);
        await Servers.StartAsync(Servers.RabbitMq, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Workers.DisposeAsync();
        await Servers.DisposeAsync();
    }
}
