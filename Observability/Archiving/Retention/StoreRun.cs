using System.Globalization;
using Microsoft.Extensions.Options;
using Observability.Archiving.Stores;

namespace Observability.Archiving.Retention;

/// <summary>What a run does with one store: archives what is due, gives back its space, drops old spans and metrics, and removes restored logs whose time is over.</summary>
internal sealed class StoreRun(PortionArchiver portions, IOptions<RetentionOptions> options, ILogger<StoreRun> logger)
{
    /// <exception cref="HttpRequestException">The store cannot be reached.</exception>
    public async Task<RunReport> RunAsync(ILogStore store, RunReport report, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var survey = await store.SurveyAsync(cancellationToken);
        var freedBefore = report.FreedBytes;
        var plan = new RetentionPlan(options.Value, DateOnly.FromDateTime(now.UtcDateTime));
        foreach (var planned in plan.Choose(survey))
            report = await ArchiveAsync(store, report, plan, planned, cancellationToken);
        report = await WithCapAsync(store, report, survey.Bytes - (report.FreedBytes - freedBefore), cancellationToken);
        report = await DropAsync(store, report, plan, cancellationToken);
        if (!report.DryRun)
        {
            report = report with { RestoredRecordsRemoved = report.RestoredRecordsRemoved + await store.RemoveRestoredAsync(now, cancellationToken) };
            // Last, so that what is on its way into what ends here is there long before the next run.
            await store.EndDayAsync(cancellationToken);
        }

        return report;
    }

    private async Task<RunReport> ArchiveAsync(ILogStore store, RunReport report, RetentionPlan plan, PlannedSource planned, CancellationToken cancellationToken)
    {
        var all = await store.PortionsAsync(planned.Source, cancellationToken);
        var due = all.Where(portion => plan.Includes(planned, portion.System)).ToList();
        foreach (var portion in due)
        {
            var done = report.DryRun ? PortionArchiver.Report(portion, planned.Reason) : await portions.ArchiveAsync(store, portion, planned.Reason, cancellationToken);
            report = report with { Portions = [.. report.Portions, done] };
        }

        // What a source holds besides, restored records for example, a dry run cannot tell.
        var freed = report.DryRun ? (due.Count > 0 && due.Count == all.Count ? planned.Source.Bytes : 0) : await store.ReleaseAsync(planned.Source, cancellationToken);
        if (freed > 0 && !report.DryRun)
            ArchivingSteps.Announce(ArchivingSteps.Released);
        return report with { FreedBytes = report.FreedBytes + freed };
    }

    private async Task<RunReport> DropAsync(ILogStore store, RunReport report, RetentionPlan plan, CancellationToken cancellationToken)
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
    private async Task<RunReport> WithCapAsync(ILogStore store, RunReport report, long estimate, CancellationToken cancellationToken)
    {
        if (options.Value.MaxBytes is not { } cap)
            return report;
        var left = report.DryRun ? estimate : (await store.SurveyAsync(cancellationToken)).Bytes;
        return left <= cap
            ? report
            : report with { Problems = [.. report.Problems, string.Create(CultureInfo.InvariantCulture, $"Logs in {store.Kind} still take {left} bytes, the limit is {cap}: what is left is of today, or could not be archived. Raise Observability:Retention:MaxBytes, or log less.")] };
    }
}
