using Npgsql;
using Observability.Archiving.Storage;
using Observability.Archiving.Stores;
using Observability.Store;

namespace Observability.Archiving.Retention;

/// <summary>One run of the archiver: tidies up what a killed run left, then does in each store what is due.</summary>
internal sealed class ArchiveRun(
    TelemetryDatabase database, PartCatalogue catalogue, AttemptTidying tidying, StoreRun storeRun, IEnumerable<ILogStore> stores, IArchiveFiles files,
    ArchiveMetrics metrics, TimeProvider time, ILogger<ArchiveRun> logger)
{
    /// <summary>Beyond this difference between clocks it is not known which of them is right, and nothing is archived on the word of either.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromHours(1);

    /// <returns>What was done, or <see langword="null"/> where another archiver is at work.</returns>
    /// <exception cref="NpgsqlException">The telemetry database cannot be reached.</exception>
    public async Task<RunReport?> RunAsync(bool dryRun, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        await catalogue.PrepareAsync(cancellationToken);
        await using var lease = await ArchiverLease.TryTakeAsync(database, cancellationToken);
        if (lease is null)
            return null;
        var report = await RunAsync(new RunReport(dryRun, [], [], 0, 0, [], []), cancellationToken);
        if (!dryRun)
            Tell(report, time.GetElapsedTime(started));
        return report;
    }

    private async Task<RunReport> RunAsync(RunReport report, CancellationToken cancellationToken)
    {
        var now = await catalogue.NowAsync(cancellationToken);
        var difference = time.GetUtcNow() - now;
        if (difference.Duration() > ClockTolerance)
            return report with { Problems = [$"The clock here differs from the database's by {difference}; nothing is archived until they agree to within {ClockTolerance}."] };
        if (!report.DryRun)
            report = await TidyAsync(report, cancellationToken);
        foreach (var store in stores)
        {
            try
            {
                report = await storeRun.RunAsync(store, report, now, cancellationToken);
            }
            catch (Exception fault) when (fault is HttpRequestException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                // One store that is away, or answers what nobody expects of it, is no reason to leave the other alone.
                report = report with { Problems = [.. report.Problems, $"{store.Kind}: {fault.Message}"] };
            }
        }

        return report;
    }

    private async Task<RunReport> TidyAsync(RunReport report, CancellationToken cancellationToken)
    {
        try
        {
            await files.RemoveDraftsAsync(cancellationToken);
            return report with { TidiedUp = await tidying.TidyAsync(await catalogue.AttemptsAsync(cancellationToken), cancellationToken) };
        }
        catch (ArchiveException fault)
        {
            ArchivingEvents.TidyingPostponed(logger, fault);
            return report with { Problems = [.. report.Problems, fault.Message] };
        }
    }

    private void Tell(RunReport report, TimeSpan duration)
    {
        metrics.Ran(report, duration);
        foreach (var problem in report.Problems)
            ArchivingEvents.RunTroubled(logger, problem);
        ArchivingEvents.RunFinished(logger, report.Portions.Count(portion => portion.Problem is null), report.Portions.Sum(portion => portion.Problem is null ? portion.Records : 0), report.FreedBytes, duration.TotalMilliseconds);
    }
}
