using Microsoft.Extensions.Options;

namespace Observability.Archiving.Retention;

/// <summary>Runs the archiver when it is due.</summary>
internal sealed class RetentionSchedule(PartCatalogue catalogue, RetentionDue due, ArchiveRun run, IOptions<RetentionOptions> options, TimeProvider time, ILogger<RetentionSchedule> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.CheckInterval, time);
        // The first check waits for the interval, too: a start has enough to do.
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CheckAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is, a defect of ours included: the process also answers questions, and the next check tries again.
                ArchivingEvents.RunFailed(logger, fault);
            }
        }
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        await catalogue.PrepareAsync(cancellationToken);
        var now = time.GetUtcNow();
        if (await due.IsDueAsync(now, cancellationToken) && await run.RunAsync(dryRun: false, cancellationToken) is not null)
            await due.NoteAsync(now, cancellationToken);
    }
}
