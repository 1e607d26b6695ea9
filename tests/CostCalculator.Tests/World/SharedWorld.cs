using CostCalculator.Tests.World;
using Fixtures;

[assembly: AssemblyFixture(typeof(SharedWorld))]

namespace CostCalculator.Tests.World;

/// <summary>The world that most tests share; each has an order of its own.</summary>
public class SharedWorld : IAsyncLifetime
{
    private readonly PostgresFixture _postgres = new();
    private readonly RabbitMqFixture _rabbit = new();
    private CalculatorWorld? _world;

    internal CalculatorWorld World => _world!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await _postgres.InitializeAsync();
        await _rabbit.InitializeAsync();
        _world = await CalculatorWorld.StartAsync(_postgres, _rabbit, Settings);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_world is not null)
            await _world.DisposeAsync();
        await _rabbit.DisposeAsync();
        await _postgres.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected virtual (string Key, string Value)[] Settings => [];
}
