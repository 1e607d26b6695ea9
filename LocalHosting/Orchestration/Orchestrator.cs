using Aspire.Hosting.ApplicationModel;
using LocalHosting.Endpoints;
using LocalHosting.Ports;
using LocalHosting.Processes;
using LocalHosting.Storage;
using Microsoft.Extensions.Hosting;

namespace LocalHosting.Orchestration;


/// <summary>Starts the application's resources, and stops them in reverse order.</summary>
internal sealed class Orchestrator(
    IResourceCollection resources, RunnerServices services, PortAllocator ports, DataFolder data, Runnability runnability, HostingOptions options) : IHostedService, IAsyncDisposable
{
    // Set by StartAsync before any command can arrive, emptied by the first StopAsync.
    private readonly Dictionary<IResource, ResourceRunner> _runners = [];
    private DataFolderLock? _lock;
    private Guardian? _guardian;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        runnability.Check();
        var runnable = runnability.Runnable.ToList();
        _lock = DataFolderLock.Take(data);
        if (options.Fresh)
            data.Empty();
        data.Remove(RunnerServices.SessionFolder);
        EndpointAllocation.Allocate(runnable, ports);
        EndpointFile.Write(data, runnable);
        _guardian = Guardian.Start(options.IsEphemeral ? data.Root : null);
        services.Mark = _guardian.Mark;
        foreach (var resource in resources.Where(resource => resource is not ParameterResource))
            await services.Notifications.PublishUpdateAsync(resource, before => Initial(resource, before));
        foreach (var resource in runnable)
            _runners[resource] = new ResourceRunner(resource, services);
        foreach (var runner in _runners.Values.Where(runner => !runner.Resource.Annotations.OfType<ExplicitStartupAnnotation>().Any()))
            await runner.StartAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var stops = new Dictionary<IResource, Task>();
        await Task.WhenAll(_runners.Keys.Select(resource => StopAfterDependents(resource, stops, cancellationToken)));
        foreach (var runner in _runners.Values)
            runner.Dispose();
        _runners.Clear();
        if (_lock is not null)
            EndpointFile.Remove(data);
        if (_guardian is not null)
            await _guardian.DisposeAsync();
        _guardian = null;
        _lock?.Dispose();
        _lock = null;
        if (options.IsEphemeral)
            data.Delete();
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    internal async Task ExecuteAsync(string resourceName, string command, CancellationToken cancellationToken)
    {
        var runner = Runner(resourceName);
        switch (command)
        {
            case "start":
                await runner.StartAsync(cancellationToken);
                break;
            case "stop":
                await runner.StopAsync(cancellationToken);
                break;
            case "restart":
                await runner.StopAsync(cancellationToken);
                await runner.StartAsync(cancellationToken);
                break;
            case "kill":
                runner.Kill();
                break;
            default:
                throw new ArgumentException($"Command '{command}' is unknown; there are: start, stop, restart, kill.", nameof(command));
        }
    }

    internal OutputLog? FindLog(string resourceName) => Find(resourceName)?.Log;

    private CustomResourceSnapshot Initial(IResource resource, CustomResourceSnapshot before) => before with
    {
        State = KnownResourceStates.NotStarted,
        Urls = EndpointAllocation.Urls(resource),
        Reason = runnability.IsRunnable(resource) ? null : runnability.WhyNot(resource),
    };

    private ResourceRunner Runner(string resourceName) =>
        Find(resourceName)
        ?? throw new ArgumentException($"No running resource is named '{resourceName}'; there are: {string.Join(", ", _runners.Keys.Select(r => r.Name))}.", nameof(resourceName));

    private ResourceRunner? Find(string resourceName) =>
        _runners.Values.FirstOrDefault(runner => string.Equals(runner.Resource.Name, resourceName, StringComparison.OrdinalIgnoreCase));

    private Task StopAfterDependents(IResource resource, Dictionary<IResource, Task> stops, CancellationToken cancellationToken)
    {
        if (stops.TryGetValue(resource, out var stop))
            return stop;
        // Entered first, so that a circle of waits ends here instead of going round for ever.
        stops[resource] = Task.CompletedTask;
        var dependents = _runners.Keys.Where(other => DependencyWait.Of(other).Any(wait => wait.Resource == resource)).ToList();
        return stops[resource] = StopAsync(_runners[resource], Task.WhenAll(dependents.Select(other => StopAfterDependents(other, stops, cancellationToken))), cancellationToken);
    }

    // When the host's time is up, all that is left is killed at once: each may take its own time to end, but not one after the other for ever.
    private static async Task StopAsync(ResourceRunner runner, Task dependents, CancellationToken patience)
    {
        await dependents.WaitAsync(patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await runner.StopAsync(patience);
    }
}
