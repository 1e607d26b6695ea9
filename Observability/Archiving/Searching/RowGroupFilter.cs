using Observability.Archiving.Files;
using Parquet.Schema;

namespace Observability.Archiving.Searching;

/// <summary>Finds which rows of a row group match: by the statistics first, then by those columns alone that are asked for.</summary>
internal sealed class RowGroupFilter(ArchiveCriteria criteria)
{
    /// <summary>Tells by the statistics whether the group can have a match at all.</summary>
    public bool MayMatch(LogRowGroup group) =>
        (group.Range<long>(LogColumns.Time) is not { } time || criteria.Range.Overlaps(time.Min, time.Max))
        && (criteria.Severity is not { } severity || group.Range<int>(LogColumns.Severity) is not { } range || range.Max >= severity)
        && MayHave(group, LogColumns.OrderId, criteria.OrderId)
        && MayHave(group, LogColumns.EventName, criteria.EventName)
        && MayHave(group, LogColumns.TraceId, criteria.TraceId);

    /// <summary>Gives the positions of the rows that match.</summary>
    /// <exception cref="ArchiveException">The file is damaged.</exception>
    public async Task<IReadOnlyList<int>> MatchesAsync(LogRowGroup group, CancellationToken cancellationToken)
    {
        var time = await group.ValuesAsync<long>(LogColumns.Time, cancellationToken);
        var matches = Enumerable.Range(0, time.Length).Where(at => criteria.Range.Overlaps(time[at], time[at])).ToList();
        if (criteria.Severity is { } lowest && matches.Count > 0)
        {
            var severity = await group.ValuesAsync<int>(LogColumns.Severity, cancellationToken);
            matches.RemoveAll(at => severity[at] < lowest);
        }

        await KeepEqualAsync(group, LogColumns.OrderId, criteria.OrderId, matches, cancellationToken);
        await KeepEqualAsync(group, LogColumns.EventName, criteria.EventName, matches, cancellationToken);
        await KeepEqualAsync(group, LogColumns.TraceId, criteria.TraceId, matches, cancellationToken);
        if (criteria.Text is { } text && matches.Count > 0)
        {
            var body = await group.LongTextsAsync(LogColumns.Body, cancellationToken);
            matches.RemoveAll(at => body[at]?.Contains(text, StringComparison.OrdinalIgnoreCase) != true);
        }

        return matches;
    }

    // Parquet orders texts by their bytes, as ordinal comparison does for all but a few characters beyond U+D7FF; a value among those is not ruled out here.
    private static bool MayHave(LogRowGroup group, DataField column, string? wanted) =>
        wanted is null
        || (!group.IsEmpty(column)
            && (group.Range<string>(column) is not { } range
                || !System.Text.Ascii.IsValid(wanted) || !System.Text.Ascii.IsValid(range.Min) || !System.Text.Ascii.IsValid(range.Max)
                || (string.CompareOrdinal(range.Min, wanted) <= 0 && string.CompareOrdinal(wanted, range.Max) <= 0)));

    private static async Task KeepEqualAsync(LogRowGroup group, DataField column, string? wanted, List<int> matches, CancellationToken cancellationToken)
    {
        if (wanted is null || matches.Count == 0)
            return;
        var values = await group.TextsAsync(column, cancellationToken);
        matches.RemoveAll(at => values[at] != wanted);
    }
}
