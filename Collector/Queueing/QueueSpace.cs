using Microsoft.Extensions.Options;

namespace Collector.Queueing;

/// <summary>Counts the bytes that wait on disk, all signals together.</summary>
internal sealed class QueueSpace(IOptions<CollectorOptions> options)
{
    private long _taken;

    public long Taken => Interlocked.Read(ref _taken);

    public void Take(long bytes) => Interlocked.Add(ref _taken, bytes);

    /// <summary>Takes room; <see langword="false"/> where there is not enough.</summary>
    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _taken, bytes) <= options.Value.QueueMaxBytes)
            return true;
        Interlocked.Add(ref _taken, -bytes);
        return false;
    }

    public void Release(long bytes) => Interlocked.Add(ref _taken, -bytes);
}
