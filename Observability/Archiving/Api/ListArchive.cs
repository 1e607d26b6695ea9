using System.Runtime.CompilerServices;
using Observability.Archiving.Parts;

namespace Observability.Archiving.Api;

/// <summary>GET /archive/parts: the files of the archive, by day.</summary>
internal static class ListArchive
{
    public static void Map(IEndpointRouteBuilder archive) =>
        archive.MapGet("/parts", Answer).WithName(nameof(ListArchive)).Produces<PartLine>(contentType: StreamedLines.JsonLines);

    private static StreamedLines Answer([AsParameters] ArchiveQuery query, PartReader parts, CancellationToken cancellationToken) => new(LinesAsync(parts, query.ToRange(), cancellationToken));

    private static async IAsyncEnumerable<IArchiveLine> LinesAsync(PartReader parts, ArchiveRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var part in parts.ReadAsync(range, cancellationToken))
            yield return part.Manifest is { } manifest ? new PartLine(manifest) : part.Skipped!;
    }
}
