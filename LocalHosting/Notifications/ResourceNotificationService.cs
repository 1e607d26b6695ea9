using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;


/// <summary>Tells how resources change.</summary>
/// <remarks>Changes are made under one lock, so that every watcher sees them in the same order.</remarks>
public sealed class ResourceNotificationService
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, ResourceEvent> _current = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ChannelWriter<ResourceEvent>> _watchers = [];

    /// <summary>Changes what is known about a resource and tells everyone.</summary>
    public Task PublishUpdateAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(stateFactory);
        lock (_gate)
        {
            var before = _current.TryGetValue(resource.Name, out var last) ? last.Snapshot : new CustomResourceSnapshot { ResourceType = TypeOf(resource) };
            var change = new ResourceEvent(resource, resource.Name, stateFactory(before));
            _current[resource.Name] = change;
            foreach (var watcher in _watchers)
                watcher.TryWrite(change);
        }

        return Task.CompletedTask;
    }

    /// <summary>Gives the last known change of a resource.</summary>
    public bool TryGetCurrentState(string resourceId, [NotNullWhen(true)] out ResourceEvent? resourceEvent) =>
        _current.TryGetValue(resourceId, out resourceEvent);

    /// <summary>Gives the current state of every resource, then each change as it happens.</summary>
    public async IAsyncEnumerable<ResourceEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Unbounded, for dropping a change would make a waiter wait for ever; a watcher reads as fast as states change, which is rarely.
        var channel = Channel.CreateUnbounded<ResourceEvent>(new UnboundedChannelOptions { SingleReader = true });
        lock (_gate)
        {
            foreach (var change in _current.Values)
                channel.Writer.TryWrite(change);
            _watchers.Add(channel.Writer);
        }

        try
        {
            await foreach (var change in channel.Reader.ReadAllAsync(cancellationToken))
                yield return change;
        }
        finally
        {
            lock (_gate)
                _watchers.Remove(channel.Writer);
        }
    }

    /// <summary>Waits until a resource is in a state; by default <c>Running</c>.</summary>
    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(resourceName, change => change.Snapshot.State?.Text == (targetState ?? KnownResourceStates.Running), cancellationToken);

    /// <summary>Waits until a resource is in one of several states and gives the one reached.</summary>
    public async Task<string> WaitForResourceAsync(string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        var targets = targetStates.ToHashSet(StringComparer.Ordinal);
        var change = await WaitForResourceAsync(resourceName, change => change.Snapshot.State is { } state && targets.Contains(state.Text), cancellationToken);
        return change.Snapshot.State!.Text;
    }

    /// <summary>Waits until a change of a resource meets a condition; the current state counts.</summary>
    public async Task<ResourceEvent> WaitForResourceAsync(
        string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(resourceName);
        ArgumentNullException.ThrowIfNull(predicate);
        await foreach (var change in WatchAsync(cancellationToken))
        {
            if (string.Equals(change.Resource.Name, resourceName, StringComparison.OrdinalIgnoreCase) && predicate(change))
                return change;
        }

        throw new OperationCanceledException($"The application ended before resource '{resourceName}' met the condition.", cancellationToken);
    }

    /// <summary>Waits until a resource runs and is healthy.</summary>
    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitForResourceHealthyAsync(resourceName, WaitBehavior.WaitOnResourceUnavailable, cancellationToken);

    /// <summary>Waits until a resource runs and is healthy.</summary>
    /// <exception cref="DistributedApplicationException">It failed, and <paramref name="waitBehavior"/> says not to wait on.</exception>
    public async Task<ResourceEvent> WaitForResourceHealthyAsync(
        string resourceName, WaitBehavior waitBehavior, CancellationToken cancellationToken = default)
    {
        var change = await WaitForResourceAsync(
            resourceName,
            change => IsHealthy(change.Snapshot) || (waitBehavior == WaitBehavior.StopOnResourceUnavailable && IsTerminal(change.Snapshot)),
            cancellationToken);
        return IsHealthy(change.Snapshot)
            ? change
            : throw new DistributedApplicationException($"Resource '{resourceName}' is {change.Snapshot.State?.Text}, not healthy: {change.Snapshot.Reason}");
    }

    internal static bool IsHealthy(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text == KnownResourceStates.Running && snapshot.HealthStatus == HealthStatus.Healthy;

    internal static bool IsTerminal(CustomResourceSnapshot snapshot) =>
        snapshot.State is { } state && KnownResourceStates.TerminalStates.Contains(state.Text);

    private static string TypeOf(IResource resource)
    {
        const string Suffix = "Resource";
        var name = resource.GetType().Name;
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }
}
