using Collector.Decoding;
using Npgsql;

namespace Collector.Storage;

/// <summary>Prepares the store at start, as soon as the database answers, and keeps partitions ready ahead of time.</summary>
internal sealed class StoreStart(TelemetrySchema schema, Partitions partitions, TimeProvider time, ILogger<StoreStart> logger) : BackgroundService
{
    private const int DaysAhead = 2;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await UntilDoneAsync(schema.ApplyAsync, stoppingToken);
        await UntilDoneAsync(EnsurePartitionsAsync, stoppingToken);
        schema.MarkReady();
        CollectorEvents.StoreReady(logger);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Interval, time, stoppingToken);
            await UntilDoneAsync(EnsurePartitionsAsync, stoppingToken);
        }
    }

    private async Task EnsurePartitionsAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var days = Enumerable.Range(-1, DaysAhead + 2).Select(today.AddDays).ToList();
        foreach (var signal in Enum.GetValues<Signal>())
            await partitions.EnsureAsync(signal, days, cancellationToken);
    }

    private async Task UntilDoneAsync(Func<CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        var backoff = new RetryBackoff();
        while (true)
        {
            try
            {
                await step(cancellationToken);
                return;
            }
            catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
            {
                CollectorEvents.StoreNotReady(logger, fault);
                await Task.Delay(backoff.Next(), time, cancellationToken);
            }
        }
    }
}
