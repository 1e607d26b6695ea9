using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Observability.Archiving.Files;
using Observability.Archiving.Parts;
using Observability.Archiving.Retention;
using Observability.Archiving.Stores;
using ServiceDefaults.Http;

namespace Observability.Archiving.Api;

/// <summary>POST /archive/restorations: puts the files of a range back into the live store, for some days.</summary>
internal static class RestoreArchive
{
    public static void Map(IEndpointRouteBuilder archive) =>
        archive.MapPost("/restorations", Answer).WithName(nameof(RestoreArchive)).Produces<Restored>(contentType: StreamedLines.JsonLines);

    private static StreamedLines Answer(
        [AsParameters] ArchiveQuery query, PartReader parts, Archive archive, PartCatalogue catalogue, IEnumerable<ILogStore> stores, IOptions<RetentionOptions> options, TimeProvider time, ILogger<ArchiveRun> logger, CancellationToken cancellationToken)
    {
        if (query.From is null || query.To is null)
            throw new ProblemException(Problems.Invalid(new Dictionary<string, string[]> { ["from"] = ["from and to must both be given: a restore of everything is hardly ever meant."] }));
        var until = time.GetUtcNow().AddDays(options.Value.RestoredDays);
        return new StreamedLines(LinesAsync(parts, query.ToRange(), catalogue, stores, (store, part) => RestoreAsync(archive, store, part, until, logger, cancellationToken), cancellationToken));
    }

    private static async IAsyncEnumerable<IArchiveLine> LinesAsync(
        PartReader parts, ArchiveRange range, PartCatalogue catalogue, IEnumerable<ILogStore> stores, Func<ILogStore, PartManifest, Task<Restored>> restore, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await catalogue.PrepareAsync(cancellationToken);
        await foreach (var part in parts.ReadAsync(range, cancellationToken))
        {
            if (part.Manifest is not { } manifest)
            {
                yield return part.Skipped!;
                continue;
            }

            if (stores.FirstOrDefault(store => store.Kind == manifest.Store) is not { } store)
            {
                yield return new SkippedFile(manifest.File, $"it was archived from {manifest.Store}, which this system does not store logs in", $"Restore it where {manifest.Store} is set up, or search it in the archive.");
                continue;
            }

            Restored? restored = null;
            var damaged = await parts.AttemptAsync(manifest, async () => restored = await restore(store, manifest));
            yield return damaged ?? (IArchiveLine)restored!;
        }
    }

    private static async Task<Restored> RestoreAsync(Archive archive, ILogStore store, PartManifest part, DateTimeOffset until, ILogger logger, CancellationToken cancellationToken)
    {
        await using var file = await archive.OpenAsync(part, cancellationToken);
        await using var reader = await LogFileReader.OpenAsync(file, cancellationToken);
        var first = await store.RestoreAsync(part, reader.ReadAsync(cancellationToken), until, cancellationToken);
        if (first)
            ArchivingEvents.PartRestored(logger, part.Content.Records, part.File, until);
        return new Restored(part.File, part.Content.Records, until, AlreadyThere: !first);
    }

    /// <summary>A file whose records are in the live store.</summary>
    internal sealed record Restored([property: JsonPropertyName("restored")] string File, long Records, DateTimeOffset Until, bool AlreadyThere) : IArchiveLine
    {
        public string ToText() => string.Create(CultureInfo.InvariantCulture, $"restored {File}: {Records} records until {Until:yyyy-MM-dd HH:mm}{(AlreadyThere ? ", which were there already" : string.Empty)}");
    }
}
