using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace AppHost;

/// <summary>Watches a resource and what it needs; when it has lived through an outage of that, and that is healthy again, restarts it.</summary>
internal sealed class RestartAfterOutage(IResource resource, IResource needed, ResourceNotificationService notifications, ResourceCommandService commands) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var runs = false;
        var livedThroughOutage = false;
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            var isRunning = change.Snapshot.State?.Text == KnownResourceStates.Running;
            if (change.Resource == resource)
            {
                runs = isRunning;
                // One that ended as well starts anew anyway.
                livedThroughOutage &= isRunning;
            }
            else if (change.Resource == needed)
            {
                livedThroughOutage |= runs && !isRunning;
                if (livedThroughOutage && isRunning && change.Snapshot.HealthStatus == HealthStatus.Healthy)
                {
                    livedThroughOutage = false;
                    await commands.ExecuteCommandAsync(resource, KnownResourceCommands.RestartCommand, stoppingToken);
                }
            }
        }
    }
}
