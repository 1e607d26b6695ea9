using System.Security.Cryptography;
using System.Text.Json;
using Observability.Archiving.Storage;

namespace Observability.Archiving.Parts;

/// <summary>The parts of the archive: which there are, what their manifests say, and their files.</summary>
internal sealed class Archive(IArchiveFiles files)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>Gets what the place of drafts is called in messages.</summary>
    public string DraftsName => files.DraftsName;

    /// <summary>Finds the parts that may have records of a range, by day, then by path.</summary>
    /// <exception cref="ArchiveException">The archive cannot be reached.</exception>
    public async Task<IReadOnlyList<PartPath>> FindAsync(ArchiveRange range, CancellationToken cancellationToken)
    {
        var found = new List<PartPath>();
        await foreach (var path in files.ListAsync(range.System is { } system ? PartPath.SystemFolder(system) : PartPath.Root, cancellationToken))
        {
            if (PartPath.OfManifest(path) is { } part && range.Includes(part.Day))
                found.Add(part);
        }

        return [.. found.OrderBy(part => part.Day).ThenBy(part => part.File, StringComparer.Ordinal)];
    }

    /// <exception cref="ArchiveException">The manifest is damaged, or the archive cannot be reached.</exception>
    public async Task<PartManifest> ReadManifestAsync(PartPath part, CancellationToken cancellationToken)
    {
        await using var stream = await files.OpenAsync(part.Manifest, cancellationToken) ?? throw new ArchiveException(ArchiveFault.Corrupt, "its manifest is gone");
        PartManifest manifest;
        try
        {
            manifest = await JsonSerializer.DeserializeAsync<PartManifest>(stream, Json, cancellationToken) ?? throw new JsonException("it is null");
        }
        catch (JsonException fault)
        {
            throw new ArchiveException(ArchiveFault.Corrupt, $"its manifest {part.Manifest} cannot be read: {fault.Message}", fault);
        }

        if (manifest.Format != PartManifest.CurrentFormat)
            throw new ArchiveException(ArchiveFault.Corrupt, $"its manifest {part.Manifest} has format {manifest.Format}; this version reads format {PartManifest.CurrentFormat}");
        return manifest.File == part.File
            ? manifest
            : throw new ArchiveException(ArchiveFault.Corrupt, $"its manifest {part.Manifest} describes {manifest.File}");
    }

    /// <summary>Opens a part's file and makes sure that not a bit of it has changed.</summary>
    /// <exception cref="ArchiveException">The file is gone or damaged, or the archive cannot be reached.</exception>
    public async Task<Stream> OpenAsync(PartManifest manifest, CancellationToken cancellationToken)
    {
        var file = await files.OpenAsync(manifest.File, cancellationToken) ?? throw new ArchiveException(ArchiveFault.Corrupt, "the file is gone");
        try
        {
            if (file.Length != manifest.Bytes)
                throw new ArchiveException(ArchiveFault.Corrupt, $"it has {file.Length} bytes instead of {manifest.Bytes}");
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
            if (hash != manifest.Sha256)
                throw new ArchiveException(ArchiveFault.Corrupt, $"its SHA-256 is {hash} instead of {manifest.Sha256}");
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes a part's manifest, which makes the part one of the archive.</summary>
    /// <exception cref="ArchiveException">There is no room, writing is not allowed, or the archive cannot be reached.</exception>
    public async Task WriteManifestAsync(PartPath part, PartManifest manifest, CancellationToken cancellationToken)
    {
        await using var draft = files.CreateDraft();
        await JsonSerializer.SerializeAsync(draft, manifest, Json, cancellationToken);
        await files.TakeInAsync(draft, part.Manifest, cancellationToken);
    }

    /// <summary>Removes a part, its manifest first.</summary>
    /// <exception cref="ArchiveException">The archive cannot be reached, or removing is not allowed.</exception>
    public async Task DeleteAsync(PartPath part, CancellationToken cancellationToken)
    {
        await files.DeleteAsync(part.Manifest, cancellationToken);
        await files.DeleteAsync(part.File, cancellationToken);
    }
}
