using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using ServiceDefaults.Databases;

namespace ServiceDefaults.Http;

/// <summary>Forgets old idempotency keys, so that their table does not grow for ever.</summary>
internal sealed class IdempotencyRetention<TContext>(
    IServiceScopeFactory scopes,
    DatabaseReadiness<TContext> readiness,
    IOptions<IdempotencyOptions> options,
    TimeProvider time,
    ILogger<IdempotencyRetention<TContext>> logger) : BackgroundService
    where TContext : DbContext
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    internal async Task<int> ForgetAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var before = time.GetUtcNow() - options.Value.Retention;
        return await scope.ServiceProvider.GetRequiredService<TContext>().Set<IdempotencyRecord>()
            .Where(record => record.CreatedAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                HttpEvents.KeysForgotten(logger, await ForgetAsync(stoppingToken));
            }
            catch (NpgsqlException fault)
            {
                HttpEvents.KeysNotForgotten(logger, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
