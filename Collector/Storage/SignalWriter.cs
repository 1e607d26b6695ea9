using Collector.Decoding;
using Collector.OwnTelemetry;
using Collector.Queueing;
using Npgsql;

namespace Collector.Storage;

/// <summary>Stores one signal's batches, several in one transaction. While the database is away they go to the disk queue; without one, or when it is full, only requests give up on them.</summary>
internal sealed class SignalWriter(
    Signal signal, StoreQueue queue, RecordStore store, RecordIsolation isolation, TelemetrySchema schema, Partitions partitions, DiskQueue disk, StoreAvailability availability,
    IngestMetrics metrics, TimeProvider time, ILogger<SignalWriter> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!disk.IsEnabled)
            await schema.Ready.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var batches = await queue.TakeAsync(stoppingToken);
            try
            {
                await StoreAsync(batches, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                // What the last attempt came to is not known, so its senders are told to send again: twice is better than never.
                batches.ForEach(batch => batch.Fail());
                throw;
            }
        }
    }

    private async Task StoreAsync(List<PendingBatch> batches, CancellationToken cancellationToken)
    {
        var backoff = new RetryBackoff();
        while (batches.Where(batch => batch.TryBegin()).ToList() is { Count: > 0 } writing)
        {
            if (await TryStoreAsync(writing, cancellationToken) || await TryKeepAsync(writing, cancellationToken))
                return;
            writing.ForEach(batch => batch.Return());
            await Task.Delay(backoff.Next(), time, cancellationToken);
            batches = writing;
        }
    }

    private async Task<bool> TryKeepAsync(List<PendingBatch> writing, CancellationToken cancellationToken)
    {
        if (!await disk.TryKeepAsync(signal, writing.ConvertAll(batch => batch.Records), cancellationToken))
            return false;
        writing.ForEach(batch => batch.Complete(StoreOutcome.Stored));
        return true;
    }

    private async Task<bool> TryStoreAsync(List<PendingBatch> writing, CancellationToken cancellationToken)
    {
        if (disk.IsEnabled && !availability.IsWorthTrying())
            return false;
        var started = time.GetTimestamp();
        var records = writing.ConvertAll(batch => batch.Records);
        try
        {
            await WriteAsync(records, cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it is, a defect of ours included: the batches live until their senders give up, and the others of this signal shall be stored.
            if (WriteFault.IsMissingPartition(fault))
                partitions.Forget();
            availability.Failed();
            metrics.WriteFailed(signal);
            CollectorEvents.WriteFailed(logger, signal, writing.Count, fault);
            return false;
        }

        availability.Answered();
        metrics.Stored(signal, records, time.GetElapsedTime(started));
        writing.ForEach(batch => batch.Complete(StoreOutcome.Stored));
        return true;
    }

    private async Task WriteAsync(List<RecordBatch> records, CancellationToken cancellationToken)
    {
        try
        {
            await store.WriteAsync(signal, RowNeeds.Of(records), records.ConvertAll(batch => batch.Rows.Written), null, cancellationToken);
        }
        catch (PostgresException fault) when (WriteFault.IsInRecords(fault))
        {
            foreach (var batch in records)
            {
                var refused = await isolation.StoreAsync(signal, RowNeeds.Of(batch), batch.Rows.Written, cancellationToken);
                if (refused > 0)
                    batch.Refusals.Add(RefusalReason.RefusedByDatabase, refused);
            }
        }
    }
}
