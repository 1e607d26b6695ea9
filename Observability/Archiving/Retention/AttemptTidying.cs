using Npgsql;
using Observability.Archiving.Parts;

namespace Observability.Archiving.Retention;

/// <summary>Ends attempts that were begun and not finished: what was not confirmed is given up, and its files are removed.</summary>
internal sealed class AttemptTidying(Archive archive, PartCatalogue catalogue, ILogger<AttemptTidying> logger)
{
    /// <returns>The parts given up.</returns>
    /// <exception cref="ArchiveException">A file cannot be removed; the attempt stays for the next run.</exception>
    public async Task<IReadOnlyList<string>> TidyAsync(IEnumerable<string> attempts, CancellationToken cancellationToken)
    {
        var givenUp = new List<string>();
        foreach (var manifest in attempts)
        {
            if (await catalogue.AbandonAsync(manifest, cancellationToken))
            {
                await archive.DeleteAsync(PartPath.OfManifest(manifest)!, cancellationToken);
                ArchivingEvents.AttemptGivenUp(logger, manifest);
                givenUp.Add(manifest);
            }

            await catalogue.ForgetAsync([manifest], cancellationToken);
        }

        return givenUp;
    }

    /// <summary>Does the same after a failure, whose cause may well prevent it; then the next run does it.</summary>
    public async Task AttemptAsync(IEnumerable<string> attempts, CancellationToken cancellationToken)
    {
        try
        {
            await TidyAsync(attempts, cancellationToken);
        }
        catch (Exception fault) when (fault is ArchiveException or NpgsqlException or TimeoutException)
        {
            ArchivingEvents.TidyingPostponed(logger, fault);
        }
    }
}
