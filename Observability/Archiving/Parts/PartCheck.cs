using Observability.Archiving.Files;
using Observability.Archiving.Records;

namespace Observability.Archiving.Parts;

/// <summary>Reads a part from end to end.</summary>
internal static class PartCheck
{
    /// <returns>Number and checksum of the records that are really there.</returns>
    /// <exception cref="ArchiveException">The file is gone or damaged, or the archive cannot be reached.</exception>
    public static async Task<PartContent> ReadAsync(Archive archive, PartManifest manifest, CancellationToken cancellationToken)
    {
        await using var file = await archive.OpenAsync(manifest, cancellationToken);
        await using var reader = await LogFileReader.OpenAsync(file, cancellationToken);
        using var checksum = new RecordChecksum();
        await foreach (var record in reader.ReadAsync(cancellationToken))
            checksum.Add(record);
        return checksum.ToContent();
    }
}
