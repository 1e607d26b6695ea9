using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace LocalHosting.Orchestration;


/// <summary>Waits until everything that a resource waits for has come so far, saying what is still missing.</summary>
internal sealed class DependencyWait(IResource resource, ResourceNotificationService notifications)
{
    // Guarded by itself: each wait ends on a thread of its own.
    private readonly HashSet<string> _missing = [];

    internal async Task WaitAsync(CancellationToken cancellationToken)
    {
        var waits = Of(resource).ToList();
        if (waits.Count == 0)
            return;
        _missing.UnionWith(waits.Select(wait => wait.Resource.Name));
        await SayAsync();
        await Task.WhenAll(waits.Select(wait => WaitAsync(wait, cancellationToken)));
    }

    /// <summary>Gives the waits of a resource, its parent's health among them.</summary>
    internal static IEnumerable<WaitAnnotation> Of(IResource resource)
    {
        var waits = resource.Annotations.OfType<WaitAnnotation>();
        return resource is IResourceWithParent child ? waits.Append(new WaitAnnotation(child.Parent, WaitType.WaitUntilHealthy)) : waits;
    }

    private async Task WaitAsync(WaitAnnotation wait, CancellationToken cancellationToken)
    {
        var change = await notifications.WaitForResourceAsync(wait.Resource.Name, change => IsOver(wait, change.Snapshot), cancellationToken);
        if (!IsMet(wait, change.Snapshot))
        {
            throw new DistributedApplicationException(
                $"Waited for '{wait.Resource.Name}', which is {change.Snapshot.State?.Text} (exit code {change.Snapshot.ExitCode?.ToString() ?? "unknown"}). {change.Snapshot.Reason}");
        }

        lock (_missing)
            _missing.Remove(wait.Resource.Name);
        await SayAsync();
    }

    private static bool IsOver(WaitAnnotation wait, CustomResourceSnapshot snapshot) =>
        IsMet(wait, snapshot)
        || (ResourceNotificationService.IsTerminal(snapshot)
            && (wait.WaitType == WaitType.WaitForCompletion || wait.WaitBehavior == WaitBehavior.StopOnResourceUnavailable));

    private static bool IsMet(WaitAnnotation wait, CustomResourceSnapshot snapshot) => wait.WaitType switch
    {
        WaitType.WaitUntilHealthy => ResourceNotificationService.IsHealthy(snapshot),
        WaitType.WaitUntilStarted => snapshot.State?.Text == KnownResourceStates.Running,
        _ => ResourceNotificationService.IsTerminal(snapshot) && snapshot.ExitCode == wait.ExitCode,
    };

    private Task SayAsync()
    {
        string reason;
        lock (_missing)
            reason = _missing.Count == 0 ? string.Empty : $"waits for {string.Join(", ", _missing.Order(StringComparer.Ordinal))}";
        return notifications.PublishUpdateAsync(resource, before => before with { State = KnownResourceStates.Waiting, Reason = reason });
    }
}
