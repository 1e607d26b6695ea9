using LocalHosting.Ports;
using LocalHosting.Storage;

namespace LocalHosting.Orchestration;


/// <summary>What a native program works with when it prepares to run.</summary>
internal sealed record LaunchContext
{
    /// <summary>Gets the folder for the resource's state; kept for later runs only where the resource has a data volume.</summary>
    internal required string StateFolder { get; init; }

    internal required DataFolder Data { get; init; }

    internal required PortAllocator Ports { get; init; }

    /// <summary>Gets a value indicating whether all data is thrown away at the end, so that nothing need survive a power cut.</summary>
    internal required bool IsEphemeral { get; init; }

    internal required IReadOnlyDictionary<string, string> Environment { get; init; }

    internal required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Gets where to tell what takes time or is out of the ordinary.</summary>
    internal required Action<string> Tell { get; init; }
}
