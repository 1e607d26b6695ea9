using System.Collections.Concurrent;

namespace Collector.Decoding;

/// <summary>Remembers which sources or instruments the store already has, so that they are neither decoded nor sent again.</summary>
/// <remarks>Decoders read it; a writer adds to it after the transaction that stored the row was committed. Bounded: forgetting only costs a repeated insert.</remarks>
internal sealed class KnownIds
{
    private const int Capacity = 100_000;

    private readonly ConcurrentDictionary<long, byte> _ids = new();

    public bool Contains(long id) => _ids.ContainsKey(id);

    public void Add(long id)
    {
        if (_ids.Count >= Capacity)
            _ids.Clear();
        _ids.TryAdd(id, 0);
    }
}
