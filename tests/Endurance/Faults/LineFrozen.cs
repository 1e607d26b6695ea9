using Endurance.Running;

namespace Endurance.Faults;

/// <summary>A service's connections to a server carry nothing any more, though they look open; after a while they are reset.</summary>
internal sealed class LineFrozen(Service service, string server) : IFault
{
    public string Name => $"{service.Name} frozen towards {server}";

    public async Task BefallAsync(RunningSystem system, Random random, CancellationToken cancellationToken)
    {
        var line = system.Run.Lines.Find(service.Instance(1 + random.Next(system.Run.Instances)), server);
        line?.Freeze();
        await Moment.PassAsync(random, 2, 6, cancellationToken);
        line?.Cut();
    }
}
