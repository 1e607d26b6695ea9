using Endurance.Running;

namespace Endurance.Faults;

/// <summary>The broker or the database is killed with signal 9.</summary>
internal sealed class ServerKilled(string server) : IFault
{
    public string Name => $"{server} killed";

    /// <summary>Gets which.</summary>
    internal string Server => server;

    public async Task BefallAsync(RunningSystem system, Random random, CancellationToken cancellationToken)
    {
        await Moment.PassAsync(random, 0, 1, cancellationToken);
        await system.Run.KillAsync(server, cancellationToken);
        await system.Run.UntilHealthyAsync(server, cancellationToken);
    }
}
