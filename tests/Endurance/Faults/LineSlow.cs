using Endurance.Running;

namespace Endurance.Faults;

/// <summary>Everything between a service and a server takes longer for a while.</summary>
internal sealed class LineSlow(Service service, string server) : IFault
{
    private const int MostMilliseconds = 150;

    public string Name => $"{service.Name} slow towards {server}";

    public async Task BefallAsync(RunningSystem system, Random random, CancellationToken cancellationToken)
    {
        if (system.Run.Lines.Find(service.Instance(1 + random.Next(system.Run.Instances)), server) is not { } line)
            return;
        line.Delay.ToServer = TimeSpan.FromMilliseconds(random.Next(MostMilliseconds));
        line.Delay.ToClient = TimeSpan.FromMilliseconds(random.Next(MostMilliseconds));
        await Moment.PassAsync(random, 2, 5, cancellationToken);
        line.Delay.ToServer = line.Delay.ToClient = TimeSpan.Zero;
    }
}
