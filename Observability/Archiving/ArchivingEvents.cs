using Observability.Archiving.Retention;

namespace Observability.Archiving;

/// <summary>The archiver's log events.</summary>
internal static partial class ArchivingEvents
{
    [LoggerMessage(EventId = ObservabilityEventId.RunFinished, EventName = "archive.run.finished", Level = LogLevel.Information,
        Message = "Archived {PortionCount} portions with {RecordCount} records and freed {FreedBytes} bytes in {DurationMs} ms")]
    internal static partial void RunFinished(ILogger logger, int portionCount, long recordCount, long freedBytes, double durationMs);

    [LoggerMessage(EventId = ObservabilityEventId.RunTroubled, EventName = "archive.run.troubled", Level = LogLevel.Warning,
        Message = "The archiver reports: {Fault}")]
    internal static partial void RunTroubled(ILogger logger, string fault);

    [LoggerMessage(EventId = ObservabilityEventId.RunFailed, EventName = "archive.run.failed", Level = LogLevel.Error,
        Message = "The archiver could not run; the next check tries again. Nothing was lost")]
    internal static partial void RunFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = ObservabilityEventId.PortionArchived, EventName = "archive.portion.archived", Level = LogLevel.Information,
        Message = "Archived {RecordCount} records of {LogSystem} from {StoreSource} into {FileCount} files of {FileBytes} bytes, for their {ArchiveReason}")]
    internal static partial void PortionArchived(ILogger logger, long recordCount, string logSystem, string storeSource, int fileCount, long fileBytes, ArchiveReason archiveReason);

    [LoggerMessage(EventId = ObservabilityEventId.PortionFailed, EventName = "archive.portion.failed", Level = LogLevel.Error,
        Message = "Records of {LogSystem} in {StoreSource} could not be archived; they stay where they are")]
    internal static partial void PortionFailed(ILogger logger, string logSystem, string storeSource, Exception exception);

    [LoggerMessage(EventId = ObservabilityEventId.AttemptGivenUp, EventName = "archive.attempt.given_up", Level = LogLevel.Warning,
        Message = "Gave up the part {ArchiveFile}, which was begun and never confirmed; its records are still in the store")]
    internal static partial void AttemptGivenUp(ILogger logger, string archiveFile);

    [LoggerMessage(EventId = ObservabilityEventId.TidyingPostponed, EventName = "archive.tidying.postponed", Level = LogLevel.Warning,
        Message = "What an unfinished attempt left could not be removed; the next run tries again")]
    internal static partial void TidyingPostponed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = ObservabilityEventId.TelemetryDropped, EventName = "retention.dropped", Level = LogLevel.Information,
        Message = "Dropped {StoreSource} of {FreedBytes} bytes, its days being over")]
    internal static partial void Dropped(ILogger logger, string storeSource, long freedBytes);

    [LoggerMessage(EventId = ObservabilityEventId.FileDamaged, EventName = "archive.file.damaged", Level = LogLevel.Error,
        Message = "The archive's file {ArchiveFile} is damaged and skipped: {Fault}")]
    internal static partial void FileDamaged(ILogger logger, string archiveFile, string fault);

    [LoggerMessage(EventId = ObservabilityEventId.AnswerBrokenOff, EventName = "archive.answer.broken_off", Level = LogLevel.Error,
        Message = "An answer from the archive ends before its end")]
    internal static partial void AnswerBrokenOff(ILogger logger, Exception exception);

    [LoggerMessage(EventId = ObservabilityEventId.PartRestored, EventName = "archive.part.restored", Level = LogLevel.Information,
        Message = "Restored {RecordCount} records from {ArchiveFile} until {RestoredUntil}")]
    internal static partial void PartRestored(ILogger logger, long recordCount, string archiveFile, DateTimeOffset restoredUntil);
}
