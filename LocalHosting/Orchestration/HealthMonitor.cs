using Aspire.Hosting.ApplicationModel;
using LocalHosting.Ports;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LocalHosting.Orchestration;


/// <summary>Asks a running resource's health checks again and again, and tells when the answer changes.</summary>
internal sealed class HealthMonitor(
    IResource resource, HealthCheckService checks, ResourceNotificationService notifications, TimeProvider time)
{
    // While a resource comes up, everyone waits for it; later only the table shows it.
    private static readonly TimeSpan StartingInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan HealthyInterval = TimeSpan.FromSeconds(3);

    private readonly HashSet<string> _keys = [.. resource.Annotations.OfType<HealthCheckAnnotation>().Select(annotation => annotation.Key)];

    internal bool HasChecks => _keys.Count > 0;

    /// <summary>Runs until cancelled.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        HealthStatus? last = null;
        while (HasChecks)
        {
            // Before a process listens, its checks can only fail, at a price.
            if (last is null && await ClosedPortAsync() is { } port)
            {
                await TellAsync(port);
                await Task.Delay(StartingInterval, time, cancellationToken);
                continue;
            }

            var report = await checks.CheckHealthAsync(registration => _keys.Contains(registration.Name), cancellationToken);
            if (report.Entries.Count < _keys.Count)
                report = Missing(report);
            if (report.Status != last || last != HealthStatus.Healthy)
                await TellAsync(report);
            last = report.Status;
            await Task.Delay(last == HealthStatus.Healthy ? HealthyInterval : StartingInterval, time, cancellationToken);
        }
    }

    private async Task<int?> ClosedPortAsync()
    {
        foreach (var address in resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => endpoint.AllocatedEndpoint).OfType<AllocatedEndpoint>())
        {
            if (!await PortProbe.IsOpenAsync(address.Port))
                return address.Port;
        }

        return null;
    }

    private HealthReport Missing(HealthReport report)
    {
        var entries = report.Entries.ToDictionary();
        foreach (var key in _keys.Except(entries.Keys))
            entries[key] = new HealthReportEntry(HealthStatus.Unhealthy, $"No health check is registered under '{key}'.", TimeSpan.Zero, exception: null, data: null);
        return new HealthReport(entries, report.TotalDuration);
    }

    private Task TellAsync(int closedPort)
    {
        var reason = $"does not listen on port {closedPort} yet";
        return notifications.TryGetCurrentState(resource.Name, out var current) && current.Snapshot.Reason == reason
            ? Task.CompletedTask
            : notifications.PublishUpdateAsync(resource, before => before with { Reason = reason });
    }

    private Task TellAsync(HealthReport report) => notifications.PublishUpdateAsync(resource, before => before with
    {
        HealthStatus = report.Status,
        HealthReports = [.. report.Entries.Select(entry => new HealthReportSnapshot(
            entry.Key, entry.Value.Status, entry.Value.Description, entry.Value.Exception?.ToString()))],
        Reason = report.Status == HealthStatus.Healthy
            ? null
            : report.Entries.Values.FirstOrDefault(entry => entry.Status != HealthStatus.Healthy).Description,
    });
}
