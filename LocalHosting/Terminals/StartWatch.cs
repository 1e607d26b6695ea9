using Aspire.Hosting.ApplicationModel;
using LocalHosting.Orchestration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Spectre.Console;

namespace LocalHosting.Terminals;

/// <summary>Shows how the application comes up, until everything is healthy or something failed.</summary>
/// <remarks><c>_missing</c> and <c>_shown</c> are used by the watching task, and read by the one that reminds, under <c>_gate</c>.</remarks>
internal sealed class StartWatch(
    IAnsiConsole console, IResourceCollection resources, ResourceNotificationService notifications, Runnability runnability, ResourceTable table, TimeProvider time)
{
    private static readonly TimeSpan ReminderInterval = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly long _started = time.GetTimestamp();
    private readonly Dictionary<string, string> _shown = [];
    private readonly HashSet<string> _missing = [.. resources.Where(resource => IsAwaited(resource, runnability)).Select(resource => resource.Name)];

    internal TimeSpan Elapsed => time.GetElapsedTime(_started);

    /// <summary>Gives what failed, or <see langword="null"/> when everything is healthy.</summary>
    internal async Task<ResourceEvent?> RunAsync(CancellationToken cancellationToken)
    {
        if (!console.Profile.Capabilities.Interactive)
            return await WatchWithRemindersAsync(cancellationToken);

        ResourceEvent? failed = null;
        await console.Live(new Text("Starting…")).AutoClear(true).StartAsync(async live =>
            failed = await WatchAsync(async _ => live.UpdateTarget(await table.RenderAsync(withSignIn: false, cancellationToken)), cancellationToken));
        return failed;
    }

    /// <summary>Says what is not healthy yet, and why.</summary>
    internal string WhatIsMissing()
    {
        lock (_gate)
            return string.Join("; ", _missing.Order(StringComparer.Ordinal).Select(name => $"{name} ({Reason(name)})"));
    }

    private async Task<ResourceEvent?> WatchWithRemindersAsync(CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reminders = RemindAsync(end.Token);
        try
        {
            return await WatchAsync(ShowLineAsync, cancellationToken);
        }
        finally
        {
            await end.CancelAsync();
            await reminders.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RemindAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(ReminderInterval, time, cancellationToken);
            console.WriteLine($"{Elapsed.TotalSeconds,6:0.0} s  not healthy yet: {WhatIsMissing()}");
        }
    }

    private async Task<ResourceEvent?> WatchAsync(Func<ResourceEvent, Task> show, CancellationToken cancellationToken)
    {
        await foreach (var change in notifications.WatchAsync(cancellationToken))
        {
            await show(change);
            if (HasFailed(change.Snapshot))
                return change;
            lock (_gate)
            {
                if (IsUp(change.Snapshot))
                    _missing.Remove(change.Resource.Name);
                if (_missing.Count == 0)
                    return null;
            }
        }

        return null;
    }

    private static bool IsAwaited(IResource resource, Runnability runnability) =>
        runnability.IsRunnable(resource) && !resource.Annotations.OfType<ExplicitStartupAnnotation>().Any();

    private static bool IsUp(CustomResourceSnapshot snapshot) =>
        ResourceNotificationService.IsHealthy(snapshot) || snapshot.State?.Text == KnownResourceStates.Finished;

    // A crash alone is no failure: servers are started again. A program that is not started again has no restart to wait for.
    private static bool HasFailed(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text == KnownResourceStates.FailedToStart || snapshot.KeepsCrashing || snapshot is { State.Text: "Exited", WillRestart: false };

    private string Reason(string name) =>
        notifications.TryGetCurrentState(name, out var current) ? current.Snapshot.Reason ?? current.Snapshot.State?.Text ?? "not started" : "not started";

    private Task ShowLineAsync(ResourceEvent change)
    {
        var line = Describe(change.Snapshot);
        if (line is null || _shown.GetValueOrDefault(change.Resource.Name) == line)
            return Task.CompletedTask;
        _shown[change.Resource.Name] = line;
        console.WriteLine($"{Elapsed.TotalSeconds,6:0.0} s  {change.Resource.Name,-16} {line}");
        return Task.CompletedTask;
    }

    private static string? Describe(CustomResourceSnapshot snapshot) => snapshot switch
    {
        { HealthStatus: HealthStatus.Healthy } => "healthy",
        // Why it is not healthy yet changes with each try; the reminders have it.
        { State.Text: "Running" } => "runs, not healthy yet",
        { Reason.Length: > 0 } => $"{snapshot.State?.Text}: {snapshot.Reason}",
        // Passing states: what comes next says more.
        _ => null,
    };
}
