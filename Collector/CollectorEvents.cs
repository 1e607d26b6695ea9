using Collector.Decoding;

namespace Collector;

/// <summary>The collector's own log events. They go to the console alone: sent to itself, each would cause the next.</summary>
internal static partial class CollectorEvents
{
    [LoggerMessage(EventId = CollectorEventId.StoreReady, EventName = "collector.store.ready", Level = LogLevel.Information,
        Message = "The telemetry store is ready.")]
    internal static partial void StoreReady(ILogger logger);

    [LoggerMessage(EventId = CollectorEventId.StoreNotReady, EventName = "collector.store.not_ready", Level = LogLevel.Warning,
        Message = "The telemetry store cannot be prepared yet; trying again.")]
    internal static partial void StoreNotReady(ILogger logger, Exception exception);

    [LoggerMessage(EventId = CollectorEventId.WriteFailed, EventName = "collector.write.failed", Level = LogLevel.Error,
        Message = "The store did not take {BatchCount} batches of {Signal}; they are kept and tried again until their senders give up waiting.")]
    internal static partial void WriteFailed(ILogger logger, Signal signal, int batchCount, Exception exception);

    [LoggerMessage(EventId = CollectorEventId.RecordRefused, EventName = "collector.record.refused", Level = LogLevel.Warning,
        Message = "The store refused a record of {Signal} with {SqlState}: {Fault}.")]
    internal static partial void RecordRefused(ILogger logger, Signal signal, string sqlState, string fault);

    [LoggerMessage(EventId = CollectorEventId.RequestRefused, EventName = "collector.request.refused", Level = LogLevel.Debug,
        Message = "Refused a request with {Signal}: {Fault}")]
    internal static partial void RequestRefused(ILogger logger, Signal signal, string fault);

    [LoggerMessage(EventId = CollectorEventId.SelfExportIgnored, EventName = "collector.self_export.ignored", Level = LogLevel.Warning,
        Message = "OTEL_EXPORTER_OTLP_ENDPOINT is ignored here: a collector that exports its own telemetry to a collector of its kind never comes to rest.")]
    internal static partial void SelfExportIgnored(ILogger logger);

    [LoggerMessage(EventId = CollectorEventId.IngestFailed, EventName = "collector.ingest.failed", Level = LogLevel.Error,
        Message = "A request with {Signal} failed through a defect of the collector.")]
    internal static partial void IngestFailed(ILogger logger, Signal signal, Exception exception);

    [LoggerMessage(EventId = CollectorEventId.QueueInUse, EventName = "collector.queue.in_use", Level = LogLevel.Warning,
        Message = "The store does not take records; they are kept on disk until it does.")]
    internal static partial void QueueInUse(ILogger logger);

    [LoggerMessage(EventId = CollectorEventId.QueueDrained, EventName = "collector.queue.drained", Level = LogLevel.Information,
        Message = "All records that were kept on disk are stored.")]
    internal static partial void QueueDrained(ILogger logger);

    [LoggerMessage(EventId = CollectorEventId.QueueFull, EventName = "collector.queue.full", Level = LogLevel.Error,
        Message = "The queue on disk has no room for more of {Signal}; senders are told to wait. Bring the store back, or raise Collector:QueueMaxBytes.")]
    internal static partial void QueueFull(ILogger logger, Signal signal);

    [LoggerMessage(EventId = CollectorEventId.QueueFailed, EventName = "collector.queue.failed", Level = LogLevel.Error,
        Message = "{Signal} cannot be kept on disk; senders are told to wait.")]
    internal static partial void QueueFailed(ILogger logger, Signal signal, Exception exception);

    [LoggerMessage(EventId = CollectorEventId.QueueDamaged, EventName = "collector.queue.damaged", Level = LogLevel.Error,
        Message = "A file of the queue cannot be read from byte {Position}; the {UnreadBytes} bytes from there are kept in {FilePath}.")]
    internal static partial void QueueDamaged(ILogger logger, string filePath, long position, long unreadBytes);

    [LoggerMessage(EventId = CollectorEventId.ReplayFailed, EventName = "collector.replay.failed", Level = LogLevel.Warning,
        Message = "What waits on disk cannot be stored yet; trying again.")]
    internal static partial void ReplayFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = CollectorEventId.CommitInDoubt, EventName = "collector.commit.in_doubt", Level = LogLevel.Warning,
        Message = "The connection to the store ended during a commit; its records wait until the store answers what became of them.")]
    internal static partial void CommitInDoubt(ILogger logger, Exception exception);
}
