using Messaging.Outbox;

namespace Messaging.Storage;

/// <summary>How far each stream has come within one transaction: what was read from the table of positions, and what the transaction adds.</summary>
/// <remarks>
/// A stream whose position was not read is taken to stand right before the first number added to it; the statement that stores the positions
/// (<see cref="StoreBatch"/>) checks that, and the transaction fails where it is not so.
/// </remarks>
internal sealed class StreamLedger
{
    private readonly Dictionary<string, long> _read = [];
    private readonly Dictionary<string, StreamAdvance> _advances = [];

    internal IReadOnlyCollection<StreamAdvance> Advances => _advances.Values;

    internal void Read(string streamId, long last) => _read[streamId] = last;

    /// <summary>Gives the last number of a stream that was read; 0 where it has none yet.</summary>
    internal long LastOf(string streamId) => _advances.TryGetValue(streamId, out var advance) ? advance.Last : _read.GetValueOrDefault(streamId);

    /// <exception cref="StreamConflictException">The number does not follow the last one.</exception>
    internal void Advance(string streamId, long sequence)
    {
        if (_advances.TryGetValue(streamId, out var advance))
        {
            if (sequence != advance.Last + 1)
                throw new StreamConflictException(streamId, sequence, advance.Last);
            _advances[streamId] = advance with { Last = sequence };
            return;
        }

        if (sequence < 1 || (_read.TryGetValue(streamId, out var last) && sequence != last + 1))
            throw new StreamConflictException(streamId, sequence, _read.TryGetValue(streamId, out last) ? last : null);
        _advances[streamId] = new StreamAdvance(streamId, sequence - 1, sequence);
    }
}
