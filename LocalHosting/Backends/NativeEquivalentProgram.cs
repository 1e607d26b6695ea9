using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using LocalHosting.Containers;
using LocalHosting.Orchestration;
using LocalHosting.Processes;

namespace LocalHosting.Backends;

/// <summary>Runs a native program in place of a container: with its arguments and variables, in which mounted paths are replaced by what is mounted there.</summary>
internal sealed class NativeEquivalentProgram(ContainerResource container, NativeEquivalent equivalent) : INativeProgram
{
    // A collector hands on what it holds before it ends.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(6);

    public bool IsServer => true;

    public string? Missing => BackendsFolder.FindProgram(equivalent.Programs) is null
        ? $"{equivalent.Product}, as the program {string.Join(" or ", equivalent.Programs)}, is {BackendsFolder.WhereItIsNot("bin", "PATH")}"
        : null;

    public Task<ProcessSpec> PrepareAsync(LaunchContext context, CancellationToken cancellationToken)
    {
        var paths = new MountedPaths(container, context.StateFolder);
        return Task.FromResult(new ProcessSpec
        {
            FileName = BackendsFolder.FindProgram(equivalent.Programs) ?? throw new DistributedApplicationException($"{Missing}."),
            Arguments = [.. context.Arguments.Select(paths.Translate)],
            WorkingDirectory = context.StateFolder,
            Environment = context.Environment.ToDictionary(variable => variable.Key, variable => paths.Translate(variable.Value)),
            StopTimeout = StopTimeout,
        });
    }
}
