using Collector.Decoding;
using Collector.OwnTelemetry;
using Collector.Storage;
using Microsoft.Extensions.Options;

namespace Collector.Queueing;

/// <summary>Keeps batches on disk while the database is away, so that their senders can go on; <see cref="QueueReplay"/> stores them afterwards.</summary>
internal sealed class DiskQueue : IDisposable
{
    private const string IdentityFile = "identity";

    private readonly QueueFolder[] _folders = [];
    private readonly IngestMetrics _metrics;
    private readonly ILogger<DiskQueue> _logger;
    private int _silent; // 1 after the outage was reported, until it is over; set by the writers, reset by the replay.

    public DiskQueue(IOptions<CollectorOptions> options, QueueSpace space, IngestMetrics metrics, ILogger<DiskQueue> logger)
    {
        _metrics = metrics;
        _logger = logger;
        if (options.Value.QueueFolder is not { } root)
            return;
        _folders = [.. Enum.GetNames<Signal>().Select(signal => new QueueFolder(Path.Combine(root, signal), space))];
        Identity = Open(root, _folders);
    }

    /// <summary>Gets a value indicating whether there is a folder for the queue.</summary>
    public bool IsEnabled => _folders.Length > 0;

    /// <summary>Gets the name under which the database notes how far this queue was replayed.</summary>
    public Guid Identity { get; }

    public QueueFolder this[Signal signal] => _folders[(int)signal];

    /// <summary>Keeps batches of one signal; <see langword="false"/> where that is not possible.</summary>
    public async Task<bool> TryKeepAsync(Signal signal, IReadOnlyCollection<RecordBatch> batches, CancellationToken cancellationToken)
    {
        if (!IsEnabled)
            return false;
        var count = batches.Sum(batch => batch.Count);
        try
        {
            if (!await this[signal].TryAppendAsync(QueueEntry.Encode(count, RowNeeds.Of(batches), [.. batches.Select(batch => batch.Rows.Written)]), cancellationToken))
            {
                CollectorEvents.QueueFull(_logger, signal);
                return false;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            CollectorEvents.QueueFailed(_logger, signal, fault);
            return false;
        }

        if (Interlocked.Exchange(ref _silent, 1) == 0)
            CollectorEvents.QueueInUse(_logger);
        _metrics.Kept(signal, count);
        return true;
    }

    /// <summary>Says that nothing waits any more.</summary>
    public void Drained()
    {
        if (Interlocked.Exchange(ref _silent, 0) == 1)
            CollectorEvents.QueueDrained(_logger);
    }

    public void Dispose()
    {
        foreach (var folder in _folders)
            folder.Dispose();
    }

    private static Guid Open(string root, QueueFolder[] folders)
    {
        try
        {
            foreach (var folder in folders)
                folder.Scan();
            return ReadIdentity(Path.Combine(root, IdentityFile));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"Collector:QueueFolder '{root}' cannot be used: {fault.Message} It must be a folder that the collector may write to.", fault);
        }
    }

    private static Guid ReadIdentity(string path)
    {
        if (File.Exists(path) && Guid.TryParse(File.ReadAllText(path), out var known))
            return known;
        var made = Guid.NewGuid();
        File.WriteAllText(path, made.ToString());
        return made;
    }
}
