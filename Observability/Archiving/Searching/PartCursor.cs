using Observability.Archiving.Files;
using Observability.Archiving.Parts;
using Observability.Archiving.Records;

namespace Observability.Archiving.Searching;

/// <summary>Goes through a part's matches in the order of their times, holding one row group's at most.</summary>
internal sealed class PartCursor(Archive archive, PartManifest manifest, RowGroupFilter filter, SearchTally tally) : IAsyncDisposable
{
    private Stream? _file;
    private LogFileReader? _reader;
    private int _nextGroup;
    private IReadOnlyList<LogRecord> _matches = [];
    private int _at = -1;

    public PartManifest Manifest => manifest;

    /// <summary>Gets the match it stands on; <see langword="null"/> before the first, while nothing was read yet.</summary>
    public LogRecord? Current => _at >= 0 && _at < _matches.Count ? _matches[_at] : null;

    /// <summary>Goes to the next match.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="ArchiveException">The file is damaged, or the archive cannot be reached.</exception>
    public async Task<bool> NextAsync(CancellationToken cancellationToken)
    {
        if (++_at < _matches.Count)
            return true;
        if (_reader is null)
        {
            _file = await archive.OpenAsync(manifest, cancellationToken);
            _reader = await LogFileReader.OpenAsync(_file, cancellationToken);
            tally.FilesRead++;
        }

        while (_nextGroup < _reader.GroupCount)
        {
            var group = _reader.Group(_nextGroup++);
            if (!filter.MayMatch(group))
            {
                tally.GroupsPassedOver++;
                continue;
            }

            tally.GroupsRead++;
            if (await filter.MatchesAsync(group, cancellationToken) is { Count: > 0 } matches)
            {
                (_matches, _at) = (await group.ReadAsync(matches, cancellationToken), 0);
                return true;
            }
        }

        return false;
    }

    public async ValueTask DisposeAsync()
    {
        if (_reader is not null)
            await _reader.DisposeAsync();
        if (_file is not null)
            await _file.DisposeAsync();
    }
}
