using Fixtures;
using Endurance.Faults;

namespace Endurance.Running;

/// <summary>The whole system with data of its own, which outlive a restart of the AppHost.</summary>
/// <remarks><c>_run</c> is changed by whoever starts or restarts, one at a time, and read by everybody.</remarks>
internal sealed class RunningSystem : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    // Not one of the temporary folders that only their owner may enter: the database's user must be able to pass through.
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"endurance-{Guid.NewGuid():n}")).FullName;
    private readonly TimeProvider _time;
    private volatile SystemRun? _run;

    private RunningSystem(TimeProvider time)
    {
        _time = time;
        Surroundings = new Surroundings(Path.Combine(_folder, "data"), Path.Combine(_folder, "models"), new FaultFolder());
    }

    /// <summary>Gets what outlives a restart of the AppHost.</summary>
    internal Surroundings Surroundings { get; }

    /// <summary>Gets whether the AppHost runs.</summary>
    internal bool IsRunning => _run is not null;

    /// <summary>Gets the present run of the AppHost.</summary>
    /// <exception cref="InvalidOperationException">It is being started again.</exception>
    internal SystemRun Run => _run ?? throw new InvalidOperationException("The AppHost is being started again.");

    /// <summary>Starts the system.</summary>
    /// <param name="prepare">Prepares folders before anything starts.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<RunningSystem> StartAsync(Action<Surroundings> prepare, TimeProvider time, CancellationToken cancellationToken)
    {
        var system = new RunningSystem(time);
        try
        {
            Directory.CreateDirectory(system.Surroundings.ModelFolder);
            prepare(system.Surroundings);
            await system.StartAsync(instances: 1, cancellationToken);
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the AppHost with everything in it, and starts it again on the same data.</summary>
    /// <param name="instances">How many instances each service has from then on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async Task RestartAsync(int instances, CancellationToken cancellationToken)
    {
        var ending = Run;
        _run = null;
        await ending.DisposeAsync();
        await StartAsync(instances, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_run is { } run)
            await run.DisposeAsync();
        Surroundings.Faults.Dispose();
        ModelDisk.Unmount(Surroundings.ModelFolder);
        // The database's files belong to another user, but lie in a folder of ours; where it could not reach that, they lie elsewhere.
        foreach (var elsewhere in Elsewhere().Where(Directory.Exists))
            Directory.Delete(elsewhere, recursive: true);
        Directory.Delete(_folder, recursive: true);
    }

    private IEnumerable<string> Elsewhere()
    {
        var list = Path.Combine(Surroundings.DataFolder, "elsewhere");
        return File.Exists(list) ? File.ReadLines(list) : [];
    }

    private async Task StartAsync(int instances, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(StartLimit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        _run = await SystemRun.StartAsync(Surroundings, instances, either.Token);
    }
}
