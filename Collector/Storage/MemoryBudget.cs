using Microsoft.Extensions.Options;

namespace Collector.Storage;

/// <summary>Counts the bytes held between receiving and storing, so that a flood or a slow database makes senders wait instead of filling the memory.</summary>
internal sealed class MemoryBudget(IOptions<CollectorOptions> options)
{
    private readonly long _limit = options.Value.MemoryLimitBytes;
    private long _held;

    /// <summary>Gets how many bytes are held.</summary>
    public long Held => Interlocked.Read(ref _held);

    /// <summary>Reserves bytes; <see langword="false"/> where that would exceed the limit.</summary>
    public bool TryReserve(long bytes)
    {
        if (Interlocked.Add(ref _held, bytes) <= _limit)
            return true;
        Interlocked.Add(ref _held, -bytes);
        return false;
    }

    public void Release(long bytes) => Interlocked.Add(ref _held, -bytes);
}
