using Collector.Decoding;
using Collector.OwnTelemetry;
using Collector.Storage;
using Npgsql;

namespace Collector.Queueing;

/// <summary>Stores what waits on disk as soon as the database takes it, oldest first, beside what comes in.</summary>
internal sealed class QueueReplay(
    DiskQueue queue, RecordStore store, RecordIsolation isolation, TelemetrySchema schema, TelemetryDatabase database, StoreAvailability availability, IngestMetrics metrics,
    TimeProvider time, ILogger<QueueReplay> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!queue.IsEnabled)
            return;
        await schema.Ready.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var signal in Enum.GetValues<Signal>())
                    await ReplayAsync(signal, stoppingToken);
                queue.Drained();
            }
            catch (Exception fault) when (fault is NpgsqlException or TimeoutException or IOException)
            {
                availability.Failed();
                CollectorEvents.ReplayFailed(logger, fault);
            }

            await Task.Delay(Interval, time, stoppingToken);
        }
    }

    private async Task ReplayAsync(Signal signal, CancellationToken cancellationToken)
    {
        ReplayPosition? reached = null;
        while (await queue[signal].OldestAsync(cancellationToken) is { } file)
        {
            using (file)
            {
                reached ??= await ReplayPosition.ReadAsync(database.Writer, queue.Identity, signal, cancellationToken);
                var end = await ReplayAsync(file, reached, cancellationToken);
                if (end.Offset < file.Length)
                    CollectorEvents.QueueDamaged(logger, file.Path + QueueFolder.DamagedExtension, end.Offset, file.Length - end.Offset);
                await queue[signal].RemoveAsync(file, end.Offset, cancellationToken);
                reached = end;
            }
        }
    }

    /// <returns>Where the readable part of the file ends.</returns>
    private async Task<ReplayPosition> ReplayAsync(QueueFile file, ReplayPosition reached, CancellationToken cancellationToken)
    {
        // A file with a smaller number was replayed to its end, only its removal failed.
        if (file.Number < reached.File)
            return reached with { File = file.Number, Offset = file.Length };
        var position = reached with { File = file.Number, Offset = file.Number == reached.File ? reached.Offset : 0 };
        while (true)
        {
            var (entry, next) = await file.ReadAsync(position.Offset, cancellationToken);
            if (entry is null)
                return position;
            position = position with { Offset = next };
            await StoreAsync(entry, position, cancellationToken);
            availability.Answered();
            metrics.Replayed(position.Signal, entry.Count);
        }
    }

    private async Task StoreAsync(QueueEntry entry, ReplayPosition position, CancellationToken cancellationToken)
    {
        try
        {
            await store.WriteAsync(position.Signal, entry.Needs, [entry.Rows], position, cancellationToken);
        }
        catch (PostgresException fault) when (WriteFault.IsInRecords(fault))
        {
            await isolation.StoreAsync(position.Signal, entry.Needs, entry.Rows, cancellationToken);
            await store.WriteAsync(position.Signal, entry.Needs, [], position, cancellationToken);
        }
    }
}
