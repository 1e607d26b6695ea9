using System.Buffers;
using Collector.Storage;

namespace Collector.Ingest;

/// <summary>A request's bytes in pooled memory, counted against the budget from the first to the last.</summary>
internal sealed class RequestBody(MemoryBudget budget, int limit) : IDisposable
{
    private const int FirstBytes = 16 * 1_024;

    private byte[] _bytes = [];
    private int _length;

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="source">The body, or what decompresses it.</param>
    /// <param name="expected">How many bytes are announced; 0 where nothing is.</param>
    /// <param name="cancellationToken">Ends the wait for a slow sender.</param>
    public async Task<BodyFault> FillAsync(Stream source, long expected, CancellationToken cancellationToken)
    {
        if (expected > limit)
            return BodyFault.TooLarge;
        if (!TryGrow(expected > 0 ? (int)expected + 1 : FirstBytes))
            return BodyFault.NoMemory;
        while (true)
        {
            var read = await source.ReadAsync(_bytes.AsMemory(_length), cancellationToken);
            if (read == 0)
                return BodyFault.None;
            _length += read;
            if (_length > limit)
                return BodyFault.TooLarge;
            if (_length == _bytes.Length && !TryGrow(_bytes.Length * 2))
                return BodyFault.NoMemory;
        }
    }

    public void Dispose()
    {
        if (_bytes.Length == 0)
            return;
        budget.Release(_bytes.Length);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _length = 0;
    }

    private bool TryGrow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(size);
        if (!budget.TryReserve(larger.Length))
        {
            ArrayPool<byte>.Shared.Return(larger);
            return false;
        }

        _bytes.AsSpan(0, _length).CopyTo(larger);
        var length = _length;
        Dispose();
        (_bytes, _length) = (larger, length);
        return true;
    }
}
