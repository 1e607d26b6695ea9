using LocalHosting.Orchestration;
using LocalHosting.Processes;

namespace LocalHosting.Tests.Support;

/// <summary>A server made of a shell script, which is restarted when it ends.</summary>
internal sealed class ShellServer(string script) : INativeProgram
{
    public bool IsServer => true;

    public Task<ProcessSpec> PrepareAsync(LaunchContext context, CancellationToken cancellationToken) => Task.FromResult(new ProcessSpec
    {
        FileName = "/bin/sh",
        Arguments = ["-c", script],
        WorkingDirectory = context.StateFolder,
        Environment = context.Environment,
        StopTimeout = TimeSpan.FromMilliseconds(500),
    });

    internal static IResourceBuilder<ExecutableResource> Add(IDistributedApplicationBuilder builder, string name, string script) =>
        builder.AddResource(new ExecutableResource(name, "/bin/sh", ".")).WithAnnotation(new ShellServer(script));
}
