using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;
using ServiceDefaults.Databases;

namespace ServiceDefaults.Levels;

/// <summary>The levels set at run time, as this instance knows them: those of the database, and over them what was asked for here and is not stored yet.</summary>
/// <remarks>Ends levels on time by itself, whether the database answers or not.</remarks>
internal sealed class LevelBook : IDisposable
{
    private readonly TimeProvider _time;
    private readonly ITimer _expiry;

    // Guards the two dictionaries and the order in which _active is replaced.
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LevelChange> _pending = new(StringComparer.OrdinalIgnoreCase);
    private Dictionary<string, LevelOverride> _stored = new(StringComparer.OrdinalIgnoreCase);

    // Replaced under the lock, read by anyone.
    private volatile IReadOnlyList<LevelOverride> _active = [];
    private ConfigurationReloadToken _changed = new();

    public LevelBook(TimeProvider time)
    {
        _time = time;
        _expiry = time.CreateTimer(static book => ((LevelBook)book!).Refresh(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gets the levels that count now, by category.</summary>
    internal IReadOnlyList<LevelOverride> Active => _active;

    /// <summary>Gets the token that tells when <see cref="Active"/> changes next.</summary>
    internal IChangeToken Changed => Volatile.Read(ref _changed);

    /// <summary>Gets what has to be written to the database.</summary>
    internal IReadOnlyList<LevelChange> Pending
    {
        get
        {
            lock (_gate)
                return [.. _pending.Values];
        }
    }

    /// <summary>Applies a change at once.</summary>
    internal void Apply(LevelChange change)
    {
        lock (_gate)
            _pending[change.Category] = change;
        Refresh();
    }

    /// <summary>Takes over what the database holds, after some changes were written to it.</summary>
    internal void Learn(IEnumerable<LevelOverride> stored, IEnumerable<LevelChange> written)
    {
        lock (_gate)
        {
            _stored = stored.ToDictionary(level => level.Category, StringComparer.OrdinalIgnoreCase);
            foreach (var change in written.Where(change => ReferenceEquals(_pending.GetValueOrDefault(change.Category), change)))
                _pending.Remove(change.Category);
        }

        Refresh();
    }

    public void Dispose() => _expiry.Dispose();

    private void Refresh()
    {
        lock (_gate)
        {
            var now = _time.GetStoredUtcNow();
            var active = _stored.Values.Where(level => !_pending.ContainsKey(level.Category))
                .Concat(_pending.Values.Select(change => change.Wanted).OfType<LevelOverride>())
                .Where(level => level.Until is not { } until || until > now)
                .OrderBy(level => level.Category, StringComparer.OrdinalIgnoreCase)
                .ToArray();
            var next = active.Min(level => level.Until);
            _expiry.Change(next is { } end ? end - now : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            if (active.SequenceEqual(_active))
                return;
            _active = active;
        }

        // Outside the lock: every logger takes the new levels in this call.
        Interlocked.Exchange(ref _changed, new ConfigurationReloadToken()).OnReload();
    }
}
