using Observability.Archiving.Parts;
using Observability.Archiving.Records;
using Observability.Archiving.Storage;
using Observability.Archiving.Stores;

namespace Observability.Archiving.Retention;

/// <summary>Writes a portion's records into parts of one day each, and reads them back.</summary>
internal sealed class PartWriter(Archive archive, IArchiveFiles files, PartCatalogue catalogue, TimeProvider time)
{
    /// <summary>So many records make a file that is still handled easily.</summary>
    private const long MaxRecords = 1_000_000;

    private const long MaxText = 512L * 1_048_576;

    /// <summary>Writes the parts. Each is noted in <paramref name="attempts"/> before its file exists.</summary>
    /// <exception cref="ArchiveException">The archive has no room, or cannot be used.</exception>
    public async Task<List<PartManifest>> WriteAsync(string store, StoredPortion portion, ILogPortion records, List<string> attempts, CancellationToken cancellationToken)
    {
        var manifests = new List<PartManifest>();
        PartDraft? draft = null;
        try
        {
            await foreach (var record in records.ReadAsync(cancellationToken))
            {
                if (draft is not null && (draft.Path.Day != record.Day || draft.Records >= MaxRecords || draft.TextLength >= MaxText))
                {
                    manifests.Add(await TakeInAsync(draft, store, portion, cancellationToken));
                    await draft.DisposeAsync();
                    draft = null;
                }

                draft ??= await BeginAsync(portion.System, record.Day, attempts, cancellationToken);
                await draft.AddAsync(record, cancellationToken);
            }

            if (draft is not null)
                manifests.Add(await TakeInAsync(draft, store, portion, cancellationToken));
        }
        catch (IOException fault)
        {
            throw FolderFaults.Explain(files.DraftsName, fault);
        }
        finally
        {
            if (draft is not null)
                await draft.DisposeAsync();
        }

        return manifests;
    }

    /// <summary>Reads the parts back from where they lie, and the store once more: all three must agree.</summary>
    /// <exception cref="ArchiveException">They do not.</exception>
    public async Task VerifyAsync(IReadOnlyList<PartManifest> manifests, ILogPortion records, CancellationToken cancellationToken)
    {
        using var archived = new RecordChecksum();
        foreach (var manifest in manifests)
        {
            var found = await PartCheck.ReadAsync(archive, manifest, cancellationToken);
            if (found != manifest.Content)
                throw new ArchiveException(ArchiveFault.Corrupt, $"{manifest.File} has {found.Records} records with checksum {found.Checksum} where {manifest.Content.Records} with {manifest.Content.Checksum} were written");
            archived.Add(found);
        }

        using var stored = new RecordChecksum();
        await foreach (var record in records.ReadAsync(cancellationToken))
            stored.Add(record);
        if (archived.ToContent() != stored.ToContent())
            throw new ArchiveException(ArchiveFault.Corrupt, $"the store has {stored.Count} records with checksum {stored.ToContent().Checksum}, but {archived.Count} with {archived.ToContent().Checksum} were archived");
    }

    private async Task<PartDraft> BeginAsync(string system, DateOnly day, List<string> attempts, CancellationToken cancellationToken)
    {
        var path = PartPath.New(system, day);
        attempts.Add(path.Manifest);
        await catalogue.BeginAsync(path, cancellationToken);
        ArchivingSteps.Announce(ArchivingSteps.Begun);
        return await PartDraft.BeginAsync(files, path, system, cancellationToken);
    }

    private async Task<PartManifest> TakeInAsync(PartDraft draft, string store, StoredPortion portion, CancellationToken cancellationToken)
    {
        var manifest = await draft.TakeInAsync(files, store, portion.Source.Name, time.GetUtcNow(), cancellationToken);
        ArchivingSteps.Announce(ArchivingSteps.Stored);
        return manifest;
    }
}
