using Npgsql;
using Observability.Archiving.Parts;
using Observability.Archiving.Storage;
using Observability.Archiving.Stores;

namespace Observability.Archiving.Retention;

/// <summary>Archives one portion.</summary>
/// <remarks>
/// 1. Note the part as begun, 2. write its file, 3. read it back and compare it with the store, 4. write its manifest, 5. remove the records and confirm the part in one step,
/// 6. forget the attempt. Killed before 5, the next run finds the attempt, gives the part up and removes its files; killed after, it merely forgets the attempt.
/// </remarks>
internal sealed class PortionArchiver(Archive archive, PartCatalogue catalogue, PartWriter writer, AttemptTidying tidying, ArchiveMetrics metrics, ILogger<PortionArchiver> logger)
{
    public async Task<PortionReport> ArchiveAsync(ILogStore store, StoredPortion portion, ArchiveReason reason, CancellationToken cancellationToken)
    {
        var attempts = new List<string>();
        try
        {
            var manifests = await ArchiveAsync(store, portion, attempts, cancellationToken);
            var report = Report(portion, reason) with
            {
                Records = manifests.Sum(manifest => manifest.Content.Records),
                Files = [.. manifests.Select(manifest => manifest.File)],
                FileBytes = manifests.Sum(manifest => manifest.Bytes),
            };
            metrics.Archived(report);
            ArchivingEvents.PortionArchived(logger, report.Records, portion.System, portion.Source.Name, report.Files.Count, report.FileBytes, reason);
            return report;
        }
        catch (Exception fault) when (fault is ArchiveException or NpgsqlException or HttpRequestException or InvalidOperationException or TimeoutException || FolderFaults.IsFileFault(fault))
        {
            metrics.Failed();
            ArchivingEvents.PortionFailed(logger, portion.System, portion.Source.Name, fault);
            await tidying.AttemptAsync(attempts, cancellationToken);
            return Report(portion, reason) with { Problem = FolderFaults.IsFileFault(fault) ? FolderFaults.Explain(archive.DraftsName, fault).Message : fault.Message };
        }
    }

    /// <summary>Reports a portion of which nothing was archived yet.</summary>
    public static PortionReport Report(StoredPortion portion, ArchiveReason reason) =>
        new(portion.System, portion.Source.Name, portion.Source.FirstDay, portion.Source.LastDay, reason, portion.Records, [], 0, null);

    private async Task<List<PartManifest>> ArchiveAsync(ILogStore store, StoredPortion portion, List<string> attempts, CancellationToken cancellationToken)
    {
        await using var records = await store.OpenAsync(portion, cancellationToken);
        var manifests = await writer.WriteAsync(store.Kind, portion, records, attempts, cancellationToken);
        await writer.VerifyAsync(manifests, records, cancellationToken);
        ArchivingSteps.Announce(ArchivingSteps.Verified);
        foreach (var manifest in manifests)
        {
            await archive.WriteManifestAsync(PartPath.OfManifest(manifest.ManifestFile)!, manifest, cancellationToken);
            ArchivingSteps.Announce(ArchivingSteps.Described);
        }

        await records.RemoveAsync(manifests, cancellationToken);
        ArchivingSteps.Announce(ArchivingSteps.Confirmed);
        await catalogue.ForgetAsync(attempts, cancellationToken);
        ArchivingSteps.Announce(ArchivingSteps.Settled);
        return manifests;
    }
}
