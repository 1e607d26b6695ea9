using Aspire.Hosting.ApplicationModel;
using LocalHosting.Orchestration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Spectre.Console;

namespace LocalHosting.Terminals;


/// <summary>Shows how the application comes up, until everything is healthy or something failed.</summary>
internal sealed class StartWatch(
    IAnsiConsole console, IResourceCollection resources, ResourceNotificationService notifications, ResourceTable table, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private readonly Dictionary<string, string> _shown = [];

    internal TimeSpan Elapsed { get; private set; }

    /// <summary>Gives what failed, or <see langword="null"/> when everything is healthy.</summary>
    internal async Task<ResourceEvent?> RunAsync(CancellationToken cancellationToken)
    {
        ResourceEvent? failed = null;
        if (console.Profile.Capabilities.Interactive)
        {
            await console.Live(new Text("Starting…")).AutoClear(true).StartAsync(async live =>
                failed = await WatchAsync(async _ => live.UpdateTarget(await table.RenderAsync(withSignIn: false, cancellationToken)), cancellationToken));
        }
        else
        {
            failed = await WatchAsync(ShowLineAsync, cancellationToken);
        }

        Elapsed = time.GetElapsedTime(_started);
        return failed;
    }

    private async Task<ResourceEvent?> WatchAsync(Func<ResourceEvent, Task> show, CancellationToken cancellationToken)
    {
        var missing = resources.Where(IsAwaited).Select(resource => resource.Name).ToHashSet();
        await foreach (var change in notifications.WatchAsync(cancellationToken))
        {
            await show(change);
            if (change.Snapshot.State?.Text == KnownResourceStates.FailedToStart || change.Snapshot.KeepsCrashing || HasFailed(change.Snapshot))
                return change;
            if (IsUp(change.Snapshot))
                missing.Remove(change.Resource.Name);
            if (missing.Count == 0)
                return null;
        }

        return null;
    }

    private static bool IsAwaited(IResource resource) =>
        resource.Annotations.Any(annotation => annotation is INativeProgram or INativeSetup) && !resource.Annotations.OfType<ExplicitStartupAnnotation>().Any();

    private static bool IsUp(CustomResourceSnapshot snapshot) =>
        ResourceNotificationService.IsHealthy(snapshot) || (snapshot.State?.Text == KnownResourceStates.Finished && snapshot.ExitCode == 0);

    // A program that is not restarted, and ended with an error.
    private static bool HasFailed(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text == KnownResourceStates.Finished && snapshot.ExitCode != 0;

    private Task ShowLineAsync(ResourceEvent change)
    {
        var line = Describe(change.Snapshot);
        if (line is null || _shown.GetValueOrDefault(change.Resource.Name) == line)
            return Task.CompletedTask;
        _shown[change.Resource.Name] = line;
        console.WriteLine($"{time.GetElapsedTime(_started).TotalSeconds,6:0.0} s  {change.Resource.Name,-16} {line}");
        return Task.CompletedTask;
    }

    private static string? Describe(CustomResourceSnapshot snapshot) => snapshot switch
    {
        { HealthStatus: HealthStatus.Healthy } => "healthy",
        // Why it is not healthy yet changes with each try; the log has it, and the table at the end.
        { State.Text: "Running" } => "runs, not healthy yet",
        { Reason.Length: > 0 } => $"{snapshot.State?.Text}: {snapshot.Reason}",
        // Passing states: what comes next says more.
        _ => null,
    };
}
