namespace Pipeline.Bench.Sides;

/// <summary>The processes of an application.</summary>
internal static class RunningParts
{
    internal static IReadOnlyDictionary<string, int> ProcessesOf(this DistributedApplication application, params string[] resources) =>
        resources.ToDictionary(
            name => name,
            name => application.ResourceNotifications.TryGetCurrentState(name, out var state) && state.Snapshot.ProcessId is { } process
                ? process
                : throw new InvalidOperationException($"'{name}' does not run."));
}
