using Endurance.Running;

namespace Endurance.Faults;

/// <summary>Something that goes wrong, and is mended when the task ends.</summary>
internal interface IFault
{
    /// <summary>Gets what goes wrong, in a few words.</summary>
    string Name { get; }

    /// <summary>Lets it happen.</summary>
    /// <param name="system">To what.</param>
    /// <param name="random">Draws where and for how long.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task BefallAsync(RunningSystem system, Random random, CancellationToken cancellationToken);
}
