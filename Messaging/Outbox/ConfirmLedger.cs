namespace Messaging.Outbox;

/// <summary>What became of the messages of one pass: confirmed, refused, returned, or not known yet.</summary>
/// <remarks>
/// The broker's answers come on the connection's thread while the relay still publishes, hence the lock. A returned message (no queue is bound)
/// is acknowledged, too, after its return (https://www.rabbitmq.com/docs/confirms#when-publishes-are-confirmed).
/// </remarks>
internal sealed class ConfirmLedger
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<ulong, int> _open = []; // By delivery tag: the index in the pass. Guarded by _lock.
    private readonly Dictionary<Guid, string> _returned = []; // By message id: why. Guarded by _lock.
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string?[] _refusals;
    private readonly bool[] _confirmed;
    private bool _sealed; // Guarded by _lock.

    internal ConfirmLedger(int count)
    {
        _refusals = new string?[count];
        _confirmed = new bool[count];
    }

    /// <summary>Gets the task that ends when every message was answered; it fails when the channel is lost first.</summary>
    internal Task All => _all.Task;

    internal void Sent(ulong tag, int index)
    {
        lock (_lock)
            _open.Add(tag, index);
    }

    /// <summary>Says that no further message will be sent in this pass.</summary>
    internal void Seal()
    {
        lock (_lock)
        {
            _sealed = true;
            EndIfAllAnsweredLocked();
        }
    }

    internal void Returned(Guid messageId, string why)
    {
        lock (_lock)
            _returned[messageId] = why;
    }

    internal void Answered(ulong tag, bool multiple, string? refusal)
    {
        lock (_lock)
        {
            foreach (var answered in multiple ? _open.Keys.TakeWhile(open => open <= tag).ToArray() : [tag])
            {
                if (!_open.Remove(answered, out var index))
                    continue;
                _confirmed[index] = refusal is null;
                _refusals[index] = refusal;
            }

            EndIfAllAnsweredLocked();
        }
    }

    internal void Lost(Exception exception) => _all.TrySetException(exception);

    /// <summary>Gives the fate of a message: <see langword="true"/> stored by a queue, <see langword="false"/> refused (and why), <see langword="null"/> in doubt.</summary>
    internal (bool? Stored, string? Why) FateOf(int index, Guid messageId)
    {
        lock (_lock)
        {
            if (_returned.TryGetValue(messageId, out var why))
                return (false, why);
            if (_refusals[index] is { } refusal)
                return (false, refusal);
            return (_confirmed[index] ? true : null, null);
        }
    }

    private void EndIfAllAnsweredLocked()
    {
        if (_sealed && _open.Count == 0)
            _all.TrySetResult();
    }
}
