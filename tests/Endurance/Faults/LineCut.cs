using Endurance.Running;

namespace Endurance.Faults;

/// <summary>A service's connections to a server are reset, and new ones turned away for a while.</summary>
internal sealed class LineCut(Service service, string server) : IFault
{
    public string Name => $"{service.Name} cut off from {server}";

    public async Task BefallAsync(RunningSystem system, Random random, CancellationToken cancellationToken)
    {
        var line = system.Run.Lines.Find(service.Instance(1 + random.Next(system.Run.Instances)), server);
        line?.Close();
        await Moment.PassAsync(random, 0.5, 4, cancellationToken);
        line?.Open();
    }
}
