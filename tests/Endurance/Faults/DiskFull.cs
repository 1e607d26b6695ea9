using Endurance.Running;

namespace Endurance.Faults;

/// <summary>There is no room left where the shop keeps models, until an upload has been refused for it.</summary>
/// <param name="refusals">Counts the refusals so far.</param>
internal sealed class DiskFull(Func<long> refusals) : IFault
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public string Name => "disk full";

    public async Task BefallAsync(RunningSystem system, Random random, CancellationToken cancellationToken)
    {
        var folder = system.Surroundings.ModelFolder;
        var before = refusals();
        ModelDisk.Fill(folder);
        await Moment.ComesAsync(() => refusals() > before + 1, Patience, cancellationToken);
        ModelDisk.MakeRoom(folder);
    }
}
