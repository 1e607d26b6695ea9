using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;
using Observability.Archiving.Storage;
using Observability.Archiving.Stores;
using Observability.Store;

namespace Observability.Archiving.Retention;

/// <summary>One run of the archiver: tidies up, archives what is due, gives back its space, drops old spans and metrics, and removes restored logs whose time is over.</summary>
internal sealed class ArchiveRun(
    TelemetryDatabase database, PartCatalogue catalogue, AttemptTidying tidying, PortionArchiver portions, ILogStore store, IArchiveFiles files,
    IOptions<RetentionOptions> options, ArchiveMetrics metrics, TimeProvider time, ILogger<ArchiveRun> logger)
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
        var survey = await store.SurveyAsync(cancellationToken);
        var difference = time.GetUtcNow() - survey.Now;
        if (difference.Duration() > ClockTolerance)
            return report with { Problems = [$"The clock here differs from the store's by {difference}; nothing is archived until they agree to within {ClockTolerance}."] };
        if (!report.DryRun)
            report = await TidyAsync(report, cancellationToken);
        var plan = new RetentionPlan(options.Value, DateOnly.FromDateTime(survey.Now.UtcDateTime));
        foreach (var planned in plan.Choose(survey))
            report = await ArchiveAsync(report, plan, planned, cancellationToken);
        report = await DropAsync(report, plan, cancellationToken);
        if (!report.DryRun)
            report = report with { RestoredRecordsRemoved = await store.RemoveRestoredAsync(survey.Now, cancellationToken) };
        return await WithCapAsync(report, survey, cancellationToken);
    }

    private async Task<RunReport> TidyAsync(RunReport report, CancellationToken cancellationToken)
    {
        try
        {
            files.RemoveDrafts();
            return report with { TidiedUp = await tidying.TidyAsync(await catalogue.AttemptsAsync(cancellationToken), cancellationToken) };
        }
        catch (ArchiveException fault)
        {
            ArchivingEvents.TidyingPostponed(logger, fault);
            return report with { Problems = [.. report.Problems, fault.Message] };
        }
    }

    private async Task<RunReport> ArchiveAsync(RunReport report, RetentionPlan plan, PlannedSource planned, CancellationToken cancellationToken)
    {
        var all = await store.PortionsAsync(planned.Source, cancellationToken);
        var due = all.Where(portion => plan.Includes(planned, portion.System)).ToList();
        foreach (var portion in due)
        {
            var done = report.DryRun ? PortionArchiver.Report(portion, planned.Reason) : await portions.ArchiveAsync(portion, planned.Reason, cancellationToken);
            report = report with { Portions = [.. report.Portions, done] };
        }

        var freed = report.DryRun ? Estimate(planned.Source, all, due) : await store.ReleaseAsync(planned.Source, cancellationToken);
        if (freed > 0 && !report.DryRun)
            ArchivingSteps.Announce(ArchivingSteps.Released);
        return report with { FreedBytes = report.FreedBytes + freed };
    }

    private static long Estimate(StoredSource source, IReadOnlyList<StoredPortion> all, List<StoredPortion> due) => due.Count == all.Count ? source.Bytes : 0;

    private async Task<RunReport> DropAsync(RunReport report, RetentionPlan plan, CancellationToken cancellationToken)
    {
        foreach (var signal in Enum.GetValues<OtherSignal>())
        {
            foreach (var source in await store.DropAsync(signal, plan.LastDropped(signal), report.DryRun, cancellationToken))
            {
                if (!report.DryRun)
                    ArchivingEvents.Dropped(logger, source.Name, source.Bytes);
                report = report with { Dropped = [.. report.Dropped, source.Name], FreedBytes = report.FreedBytes + source.Bytes };
            }
        }

        return report;
    }

    /// <summary>Says so where even archiving all that may be archived leaves too much.</summary>
    private async Task<RunReport> WithCapAsync(RunReport report, StoreSurvey before, CancellationToken cancellationToken)
    {
        if (options.Value.MaxBytes is not { } cap)
            return report;
        var left = report.DryRun ? before.Bytes - report.FreedBytes : (await store.SurveyAsync(cancellationToken)).Bytes;
        return left <= cap
            ? report
            : report with { Problems = [.. report.Problems, string.Create(CultureInfo.InvariantCulture, $"Logs still take {left} bytes, the limit is {cap}: what is left is of today, or could not be archived. Raise Observability:Retention:MaxBytes, or log less.")] };
    }

    private void Tell(RunReport report, TimeSpan duration)
    {
        metrics.Ran(report, duration);
        foreach (var problem in report.Problems)
            ArchivingEvents.RunTroubled(logger, problem);
        ArchivingEvents.RunFinished(logger, report.Portions.Count(portion => portion.Problem is null), report.Portions.Sum(portion => portion.Problem is null ? portion.Records : 0), report.FreedBytes, duration.TotalMilliseconds);
    }
}
