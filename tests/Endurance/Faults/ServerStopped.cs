using Endurance.Running;

namespace Endurance.Faults;

/// <summary>The broker or the database is stopped in good order, stays away for a while, and is started again.</summary>
internal sealed class ServerStopped(string server) : IFault
{
    public string Name => $"{server} stopped";

    /// <summary>Gets which.</summary>
    internal string Server => server;

    public async Task BefallAsync(RunningSystem system, Random random, CancellationToken cancellationToken)
    {
        await system.Run.ExecuteAsync(server, "stop", cancellationToken);
        await Moment.PassAsync(random, 1, 4, cancellationToken);
        await system.Run.ExecuteAsync(server, "start", cancellationToken);
        await system.Run.UntilHealthyAsync(server, cancellationToken);
    }
}
