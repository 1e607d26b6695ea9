using Microsoft.Extensions.Options;

namespace Collector.Queueing;

/// <summary>Counts the bytes that wait on disk, and those that are kept because they cannot be read, all signals together; both take room.</summary>
internal sealed class QueueSpace(IOptions<CollectorOptions> options)
{
    private long _taken;
    private long _kept;

    /// <summary>Gets how many bytes wait.</summary>
    public long Taken => Interlocked.Read(ref _taken);

    public void Take(long bytes) => Interlocked.Add(ref _taken, bytes);

    /// <summary>Takes room; <see langword="false"/> where there is not enough.</summary>
    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _taken, bytes) + Interlocked.Read(ref _kept) <= options.Value.QueueMaxBytes)
            return true;
        Interlocked.Add(ref _taken, -bytes);
        return false;
    }

    /// <summary>Notes bytes that cannot be read; people free their room by removing the files, and it counts from the next start on.</summary>
    public void Keep(long bytes) => Interlocked.Add(ref _kept, bytes);

    public void Release(long bytes) => Interlocked.Add(ref _taken, -bytes);
}
