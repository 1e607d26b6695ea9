using Microsoft.EntityFrameworkCore;
using OpenTelemetry;
using ServiceDefaults.Databases;

namespace Mes.Orders;

/// <summary>Counts the production queue now and then, for the gauge <c>mes.queue.depth</c>.</summary>
internal sealed class QueueSampler(
    IServiceScopeFactory scopes, DatabaseReadiness<MesDbContext> readiness, MesMetrics metrics, TimeProvider timeProvider, ILogger<QueueSampler> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Belongs to no order and no trace.
        using var _ = SuppressInstrumentationScope.Begin();
        await readiness.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval, timeProvider);
        do
            await SampleAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task SampleAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var counts = await scope.ServiceProvider.GetRequiredService<MesDbContext>().Orders
                .Where(order => ProductionQueue.Statuses.Contains(order.Status))
                .GroupBy(order => order.Status)
                .Select(group => new { Status = group.Key, Count = group.Count() })
                .ToDictionaryAsync(row => row.Status, row => row.Count, cancellationToken);
            metrics.QueueIs(ProductionQueue.Statuses.ToDictionary(status => status, status => counts.GetValueOrDefault(status)));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A gauge must not stop the service. It keeps its last value; the health check tells whether the database is away.
            ProductionEvents.QueueNotMeasured(logger, exception);
        }
    }
}
