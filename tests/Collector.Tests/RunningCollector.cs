using Fixtures;

namespace Collector.Tests;

/// <summary>One collector for the tests of a class; they keep apart by the names they use.</summary>
public sealed class RunningCollector : IAsyncLifetime
{
    private readonly PostgresFixture _postgres = new();

    public CollectorHost Host { get; private set; } = null!;

    public string ConnectionString { get; private set; } = string.Empty;

    public async ValueTask InitializeAsync()
    {
        await _postgres.InitializeAsync();
        ConnectionString = await _postgres.CreateDatabaseAsync(CancellationToken.None);
        Host = await CollectorHost.StartAsync(ConnectionString, CancellationToken.None);
        await Host.UntilReadyAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await _postgres.DisposeAsync();
    }
}
