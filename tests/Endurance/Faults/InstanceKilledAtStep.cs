using Endurance.Running;

namespace Endurance.Faults;

/// <summary>An instance of a service is killed with signal 9 exactly at a step of a message's way.</summary>
internal sealed class InstanceKilledAtStep(Service service, string step) : IFault
{
    private const int MostSteps = 3;

    // With two instances, one of them may have nothing to do for a while; then nothing happens.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public string Name => $"{service.Name} killed at {step}";

    public async Task BefallAsync(RunningSystem system, Random random, CancellationToken cancellationToken)
    {
        var instance = service.Instance(1 + random.Next(system.Run.Instances));
        var faults = system.Surroundings.Faults;
        faults.KillAt(instance, step, 1 + random.Next(MostSteps));
        if (await Moment.ComesAsync(() => !faults.IsPending(instance), Patience, cancellationToken) || !faults.Forget(instance))
            await system.Run.ReviveAsync(instance, cancellationToken);
    }
}
