using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace Collector.Storage;

/// <summary>Batches of one signal on their way from requests to the writer: bounded in number here, in bytes by <see cref="MemoryBudget"/>.</summary>
internal sealed class StoreQueue(IOptions<CollectorOptions> options, TimeProvider time)
{
    private const int MaxBatches = 4_096;

    private readonly Channel<PendingBatch> _batches = Channel.CreateBounded<PendingBatch>(new BoundedChannelOptions(MaxBatches) { SingleReader = true });

    /// <summary>Adds a batch; <see langword="false"/> where the queue is full.</summary>
    public bool TryAdd(PendingBatch batch) => _batches.Writer.TryWrite(batch);

    /// <summary>Waits for at least one batch, lingers for more, and takes as many as one transaction shall write.</summary>
    public async Task<List<PendingBatch>> TakeAsync(CancellationToken cancellationToken)
    {
        var taken = new List<PendingBatch> { await _batches.Reader.ReadAsync(cancellationToken) };
        var bytes = TakeMore(taken, taken[0].Length);
        if (bytes < options.Value.MaxBatchBytes && options.Value.Linger > TimeSpan.Zero)
        {
            // The batches taken so far are this method's alone, so shutdown must not lose them: it ends the wait, not the taking.
            await Task.Delay(options.Value.Linger, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            TakeMore(taken, bytes);
        }

        return taken;
    }

    private long TakeMore(List<PendingBatch> taken, long bytes)
    {
        while (bytes < options.Value.MaxBatchBytes && _batches.Reader.TryRead(out var next))
        {
            taken.Add(next);
            bytes += next.Length;
        }

        return bytes;
    }
}
