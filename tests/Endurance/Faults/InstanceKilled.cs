using Endurance.Running;

namespace Endurance.Faults;

/// <summary>An instance of a service is killed with signal 9 at any moment.</summary>
internal sealed class InstanceKilled(Service service) : IFault
{
    public string Name => $"{service.Name} killed";

    public async Task BefallAsync(RunningSystem system, Random random, CancellationToken cancellationToken)
    {
        var instance = service.Instance(1 + random.Next(system.Run.Instances));
        await Moment.PassAsync(random, 0, 1, cancellationToken);
        await system.Run.KillAsync(instance, cancellationToken);
    }
}
