namespace Messaging.Consuming;

/// <summary>Decides how finished deliveries of one channel are acknowledged: where it can, with one "this and all before it", which costs the broker a fraction of one each.</summary>
/// <remarks>
/// Deliveries finish out of their order, since lanes work side by side. What finished after an open one waits for that, but not more than a few: behind a slow handler
/// they are acknowledged one by one, or they would use up what the broker hands out at a time. Used by one flow at a time.
/// </remarks>
/// <param name="patience">How many may wait.</param>
internal sealed class AckRule(int patience)
{
    private readonly SortedSet<ulong> _waiting = []; // Finished, not acknowledged.
    private readonly HashSet<ulong> _alone = []; // Acknowledged one by one, behind an open one.
    private ulong _allUpTo; // This delivery and all before it are finished; the broker numbers them from 1.

    /// <summary>Takes finished deliveries.</summary>
    /// <returns>What to acknowledge now, in this order.</returns>
    internal IReadOnlyList<(ulong Tag, bool Multiple)> Finish(IEnumerable<ulong> tags)
    {
        _waiting.UnionWith(tags);
        var answers = new List<(ulong Tag, bool Multiple)>();
        if (Advance() is { } last)
            answers.Add((last, true));
        if (_waiting.Count <= patience)
            return answers;
        answers.AddRange(_waiting.Select(tag => (tag, false)));
        _alone.UnionWith(_waiting);
        _waiting.Clear();
        return answers;
    }

    /// <summary>Moves on over everything that is finished.</summary>
    /// <returns>The last delivery passed that is not acknowledged; the broker closes the channel on one that is, or is unknown.</returns>
    private ulong? Advance()
    {
        ulong? last = null;
        for (; ; _allUpTo++)
        {
            var next = _allUpTo + 1;
            if (_waiting.Remove(next))
                last = next;
            else if (!_alone.Remove(next))
                return last;
        }
    }
}
