using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using LocalHosting.Ports;
using LocalHosting.Processes;
using LocalHosting.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LocalHosting.Orchestration;


/// <summary>What all runners of one application share.</summary>
internal sealed class RunnerServices(
    ResourceNotificationService notifications,
    HealthCheckService checks,
    DataFolder data,
    PortAllocator ports,
    HostingOptions options,
    DistributedApplicationExecutionContext execution,
    TimeProvider time)
{
    internal ResourceNotificationService Notifications { get; } = notifications;

    internal HealthCheckService Checks { get; } = checks;

    internal TimeProvider Time { get; } = time;

    /// <summary>Gets or sets the mark that all processes of this run bear; set before the first runner starts.</summary>
    internal string Mark { get; set; } = string.Empty;

    internal OutputLog OpenLog(string resource) => new(Path.Combine(data.Folder("logs"), $"{resource}.log"), Time);

    internal async Task<LaunchContext> LaunchContextAsync(IResource resource, Action<string> tell, CancellationToken cancellationToken) => new()
    {
        StateFolder = data.Folder(resource.Annotations.OfType<ContainerMountAnnotation>().Any(mount => mount.Type == ContainerMountType.Volume) ? "volumes" : SessionFolder, resource.Name),
        Data = data,
        Ports = ports,
        IsEphemeral = options.IsEphemeral,
        Environment = await ResourceEnvironment.VariablesAsync(resource, execution, cancellationToken),
        Arguments = await ResourceEnvironment.ArgumentsAsync(resource, cancellationToken),
        Tell = tell,
    };

    internal void ReleasePorts(IResource resource)
    {
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>().Where(endpoint => endpoint.AllocatedEndpoint is not null))
            ports.Release(endpoint.AllocatedEndpoint!.Port);
    }

    internal const string SessionFolder = "session";
}
