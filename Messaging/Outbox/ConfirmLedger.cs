namespace Messaging.Outbox;

/// <summary>What became of the messages of one pass: confirmed, refused, returned, or not known yet.</summary>
/// <remarks>
/// The broker's answers come on the connection's thread while the relay still publishes, hence the lock. A returned message (no queue is bound)
/// is acknowledged, too, after its return (https://www.rabbitmq.com/docs/confirms#when-publishes-are-confirmed). The tags of a pass follow each other, so that
/// a message's tag tells its index in the pass.
/// </remarks>
/// <param name="count">How many messages the pass has.</param>
/// <param name="firstTag">The delivery tag of the first one.</param>
internal sealed class ConfirmLedger(int count, ulong firstTag)
{
    private readonly Lock _lock = new();
    private readonly bool?[] _stored = new bool?[count]; // Guarded by _lock.
    private readonly string?[] _refusals = new string?[count]; // Guarded by _lock.
    private readonly Dictionary<Guid, string> _returned = []; // By message id: why. Guarded by _lock.
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _answered; // Guarded by _lock.
    private int _allBefore; // All messages before this index are answered. Guarded by _lock.

    /// <summary>Gets the task that ends when every message was answered; it fails when the channel is lost first.</summary>
    internal Task All => _all.Task;

    internal void Returned(Guid messageId, string why)
    {
        lock (_lock)
            _returned[messageId] = why;
    }

    internal void Answered(ulong tag, bool multiple, string? refusal)
    {
        lock (_lock)
        {
            // Tags of a pass that is over are older.
            if (tag < firstTag || tag - firstTag >= (ulong)count)
                return;
            var index = (int)(tag - firstTag);
            for (var each = multiple ? _allBefore : index; each <= index; each++)
                AnsweredLocked(each, refusal);
            while (_allBefore < count && _stored[_allBefore] is not null)
                _allBefore++;
            if (_answered == count)
                _all.TrySetResult();
        }
    }

    internal void Lost(Exception exception) => _all.TrySetException(exception);

    /// <summary>Gives the fate of a message: <see langword="true"/> stored by a queue, <see langword="false"/> refused (and why), <see langword="null"/> in doubt.</summary>
    internal (bool? Stored, string? Why) FateOf(int index, Guid messageId)
    {
        lock (_lock)
            return _returned.TryGetValue(messageId, out var why) ? (false, why) : (_stored[index], _refusals[index]);
    }

    private void AnsweredLocked(int index, string? refusal)
    {
        if (_stored[index] is not null)
            return;
        _stored[index] = refusal is null;
        _refusals[index] = refusal;
        _answered++;
    }
}
