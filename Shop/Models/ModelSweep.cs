using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using ServiceDefaults.Databases;

namespace Shop.Models;

/// <summary>Removes what a crash between file and database leaves behind: files that no order names, and uploads that were never finished.</summary>
internal sealed class ModelSweep(
    IModelStore store,
    IServiceScopeFactory scopes,
    DatabaseReadiness<ShopDbContext> readiness,
    IOptions<ShopOptions> options,
    TimeProvider time,
    ILogger<ModelSweep> logger) : BackgroundService
{
    private const int BatchSize = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(options.Value.ModelStore.SweepInterval, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is ModelStoreException or NpgsqlException)
            {
                ModelEvents.SweepFailed(logger, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - options.Value.ModelStore.OrphanAge;
        var uploads = await store.DeleteUnfinishedAsync(before, cancellationToken);
        var models = 0;
        var batch = new List<Guid>(BatchSize);
        await foreach (var modelId in store.ListAsync(before, cancellationToken))
        {
            batch.Add(modelId);
            if (batch.Count < BatchSize)
                continue;
            models += await RemoveOrphansAsync(batch, cancellationToken);
            batch.Clear();
        }

        models += await RemoveOrphansAsync(batch, cancellationToken);
        if (models + uploads > 0)
            ModelEvents.Swept(logger, models, uploads);
    }

    private async Task<int> RemoveOrphansAsync(List<Guid> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
            return 0;
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        var named = await database.Orders.Where(order => order.Model != null && batch.Contains(order.Model.Id)).Select(order => order.Model!.Id).ToListAsync(cancellationToken);
        var orphans = batch.Except(named).ToList();
        foreach (var modelId in orphans)
            await store.DeleteAsync(modelId, cancellationToken);
        return orphans.Count;
    }
}
