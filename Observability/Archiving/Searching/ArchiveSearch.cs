using System.Runtime.CompilerServices;
using Observability.Archiving.Api;
using Observability.Archiving.Parts;

namespace Observability.Archiving.Searching;

/// <summary>Searches the archive where it lies, in the order of time over all systems, holding one row group of each file that it is in the middle of.</summary>
internal sealed class ArchiveSearch(Archive archive, PartReader parts)
{
    /// <summary>Finds the first matches; a file that is damaged gives a line that says so, and the others are searched.</summary>
    public async IAsyncEnumerable<IArchiveLine> FindAsync(ArchiveCriteria criteria, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tally = new SearchTally();
        var filter = new RowGroupFilter(criteria);
        // A cursor waits at the earliest time it may have, and reads nothing before that time has come.
        var waiting = new PriorityQueue<PartCursor, long>();
        await foreach (var part in parts.ReadAsync(criteria.Range, cancellationToken))
        {
            if (part.Skipped is { } skipped)
                yield return skipped;
            else if (criteria.Severity is { } severity && part.Manifest!.HighestSeverity < severity)
                tally.FilesPassedOver++;
            else
                waiting.Enqueue(new PartCursor(archive, part.Manifest!, filter, tally), part.Manifest!.FirstTime);
        }

        var found = 0;
        try
        {
            while (found < limit && waiting.TryDequeue(out var cursor, out _))
            {
                if (cursor.Current is { } record)
                {
                    found++;
                    yield return new RecordLine(record);
                }

                if (await NextAsync(cursor, waiting, cancellationToken) is { } damaged)
                    yield return damaged;
            }
        }
        finally
        {
            while (waiting.TryDequeue(out var cursor, out _))
                await cursor.DisposeAsync();
        }

        yield return new SearchSummary(found, found == limit, tally.FilesRead, tally.FilesPassedOver, tally.GroupsRead, tally.GroupsPassedOver);
    }

    private async Task<SkippedFile?> NextAsync(PartCursor cursor, PriorityQueue<PartCursor, long> waiting, CancellationToken cancellationToken)
    {
        var more = false;
        SkippedFile? damaged;
        try
        {
            damaged = await parts.AttemptAsync(cursor.Manifest, async () => more = await cursor.NextAsync(cancellationToken));
        }
        catch
        {
            await cursor.DisposeAsync();
            throw;
        }

        if (more)
            waiting.Enqueue(cursor, cursor.Current!.TimeNanos);
        else
            await cursor.DisposeAsync();
        return damaged;
    }
}
