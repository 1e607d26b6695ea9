using Aspire.Hosting.ApplicationModel;
using LocalHosting.Processes;

namespace LocalHosting.Orchestration;


/// <summary>How a resource runs as a process of this machine.</summary>
internal interface INativeProgram : IResourceAnnotation
{
    /// <summary>Gets a value indicating whether the process must never end by itself, and is restarted when it does.</summary>
    bool IsServer { get; }

    /// <summary>Gives what must be installed before it can run, and where it was looked for; <see langword="null"/> where nothing is missing.</summary>
    string? Missing => null;

    /// <summary>Prepares folders and settings, and says what to run; called again before each restart.</summary>
    /// <exception cref="Aspire.Hosting.DistributedApplicationException">It cannot run here; the message says what is missing.</exception>
    Task<ProcessSpec> PrepareAsync(LaunchContext context, CancellationToken cancellationToken);
}
