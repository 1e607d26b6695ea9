using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Observability.Archiving.Parts;

namespace Observability.Archiving.Api;

/// <summary>GET /archive/verification: reads files from end to end and compares them with their manifests.</summary>
internal static class VerifyArchive
{
    public static void Map(IEndpointRouteBuilder archive) =>
        archive.MapGet("/verification", Answer).WithName(nameof(VerifyArchive)).Produces<Verified>(contentType: StreamedLines.JsonLines);

    private static StreamedLines Answer([AsParameters] ArchiveQuery query, PartReader parts, Archive archive, CancellationToken cancellationToken) =>
        new(LinesAsync(parts, archive, query.ToRange(), cancellationToken));

    private static async IAsyncEnumerable<IArchiveLine> LinesAsync(PartReader parts, Archive archive, ArchiveRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (files, records) = (0, 0L);
        await foreach (var part in parts.ReadAsync(range, cancellationToken))
        {
            var skipped = part.Skipped ?? await parts.AttemptAsync(part.Manifest!, () => CheckAsync(archive, part.Manifest!, cancellationToken));
            if (skipped is not null)
            {
                yield return skipped;
                continue;
            }

            files++;
            records += part.Manifest!.Content.Records;
        }

        yield return new Verified(files, records);
    }

    private static async Task CheckAsync(Archive archive, PartManifest manifest, CancellationToken cancellationToken)
    {
        if (await PartCheck.ReadAsync(archive, manifest, cancellationToken) is var found && found != manifest.Content)
            throw new ArchiveException(ArchiveFault.Corrupt, string.Create(CultureInfo.InvariantCulture, $"it has {found.Records} records with checksum {found.Checksum} instead of {manifest.Content.Records} with {manifest.Content.Checksum}"));
    }

    /// <summary>What was found to be sound.</summary>
    internal sealed record Verified([property: JsonPropertyName("soundFiles")] int Files, long Records) : IArchiveLine
    {
        public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{Files} files with {Records} records are sound");
    }
}
