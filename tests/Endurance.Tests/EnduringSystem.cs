using Simulator.Randomness;
using Endurance.Faults;
using Endurance.Load;
using Endurance.Running;
using Endurance.Trials;
using Endurance.Witnessing;

namespace Endurance.Tests;

/// <summary>One system for all scenarios, with one ledger that goes on from each to the next.</summary>
public sealed class EnduringSystem : IAsyncLifetime
{
    private const int OrdersPerMinute = 90;
    private RunningSystem? _system;

    internal RunningSystem System => _system ?? throw new InvalidOperationException("The system has not been started.");

    internal Staff People { get; private set; } = null!;

    internal Trial Trial { get; private set; } = null!;

    /// <summary>Gets the seed, from <c>ENDURANCE_SEED</c> where that is set; 1 otherwise.</summary>
    internal Seed Seed { get; } = new(int.TryParse(Environment.GetEnvironmentVariable("ENDURANCE_SEED"), out var seed) ? seed : 1);

    public async ValueTask InitializeAsync()
    {
        _system = await RunningSystem.StartAsync(places => ModelDisk.Mount(places.ModelFolder), TimeProvider.System, CancellationToken.None);
        await Witness.SetUpAsync(_system.Run, CancellationToken.None);
        People = new Staff(_system, TimeProvider.System);
        Trial = new Trial(_system, People, OrdersPerMinute, Tell, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        if (_system is not null)
            await _system.DisposeAsync();
    }

    // Into the test's own output, and at once to the terminal, where a run of minutes is looked at.
    internal static void Tell(string line)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        Console.WriteLine(line);
    }
}
