using System.Runtime.CompilerServices;
using Observability.Archiving.Parts;

namespace Observability.Archiving.Api;

/// <summary>Reads the manifests of a range; one that is damaged is named and skipped.</summary>
internal sealed class PartReader(Archive archive, ILogger<PartReader> logger)
{
    public async IAsyncEnumerable<FoundPart> ReadAsync(ArchiveRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var path in await archive.FindAsync(range, cancellationToken))
        {
            var found = await ReadAsync(path, cancellationToken);
            if (found.Manifest is null || range.Includes(found.Manifest))
                yield return found;
        }
    }

    /// <summary>Does something with a part; where its file is damaged, tells that instead.</summary>
    public async Task<SkippedFile?> AttemptAsync(PartManifest manifest, Func<Task> action)
    {
        try
        {
            await action();
            return null;
        }
        catch (ArchiveException fault) when (fault.Fault == ArchiveFault.Corrupt)
        {
            return Skip(manifest.File, fault);
        }
    }

    private async Task<FoundPart> ReadAsync(PartPath path, CancellationToken cancellationToken)
    {
        try
        {
            return new FoundPart(await archive.ReadManifestAsync(path, cancellationToken), null);
        }
        catch (ArchiveException fault) when (fault.Fault == ArchiveFault.Corrupt)
        {
            return new FoundPart(null, Skip(path.File, fault));
        }
    }

    private SkippedFile Skip(string file, ArchiveException fault)
    {
        ArchivingEvents.FileDamaged(logger, file, fault.Message);
        return SkippedFile.Damaged(file, fault.Message);
    }
}
