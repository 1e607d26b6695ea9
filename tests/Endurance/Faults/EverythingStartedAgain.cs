using Endurance.Running;

namespace Endurance.Faults;

/// <summary>The AppHost is stopped with everything in it, and started again on the same data.</summary>
internal sealed class EverythingStartedAgain(int instances) : IFault
{
    public string Name => $"everything started again with {instances} instances";

    public Task BefallAsync(RunningSystem system, Random random, CancellationToken cancellationToken) => system.RestartAsync(instances, cancellationToken);
}
