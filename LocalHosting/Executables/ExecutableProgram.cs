using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using LocalHosting.Orchestration;
using LocalHosting.Processes;

namespace LocalHosting.Executables;

/// <summary>Runs any program; one that ends has done its work or failed, and is not started again.</summary>
internal sealed class ExecutableProgram(ExecutableResource resource) : INativeProgram
{
    public bool IsServer => false;

    public Task<ProcessSpec> PrepareAsync(LaunchContext context, CancellationToken cancellationToken) => Task.FromResult(new ProcessSpec
    {
        FileName = Programs.Find(resource.Command) ?? throw new DistributedApplicationException(
            $"The program '{resource.Command}' of resource '{resource.Name}' is missing. Install it, or add its folder to PATH."),
        Arguments = [.. context.Arguments],
        WorkingDirectory = resource.WorkingDirectory,
        Environment = context.Environment,
    });
}
