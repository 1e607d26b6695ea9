using System.Collections.Frozen;

namespace ServiceDefaults.Telemetry;

/// <summary>The registry of log placeholders: under which attribute each <c>{PascalCase}</c> placeholder of a log event is written.</summary>
/// <remarks>
/// Register a name here before an event uses it; tests/Architecture.Tests holds every event to this list, and docs/events.md to the events.
/// Names of third parties that are not listed are written as they come.
/// </remarks>
public static class Placeholders
{
    /// <summary>Gets the attribute names by placeholder.</summary>
    public static FrozenDictionary<string, string> Attributes { get; } = new Dictionary<string, string>
    {
        // Orders and what is done with them.
        ["OrderId"] = TelemetryAttributes.OrderId,
        ["CustomerId"] = TelemetryAttributes.CustomerId,
        ["OldStatus"] = "order.status.old",
        ["NewStatus"] = "order.status.new",
        ["System"] = "order.system",
        ["Reason"] = "order.reason",
        ["Sequence"] = "order.sequence",
        ["FileSizeBytes"] = "file.size",
        ["Result"] = "cost.result",
        ["CostDurationMs"] = "cost.duration_ms",
        ["ModelFormat"] = "model.format",
        ["TriangleCount"] = "model.triangles",
        ["VolumeMm3"] = "model.volume",
        ["MachineSeconds"] = "cost.machine_seconds",
        ["Operation"] = "mes.operation",
        ["OperatorId"] = "mes.operator.id",
        ["StartedAt"] = "mes.started_at",
        ["CompletedAt"] = "mes.completed_at",
        ["FailedAt"] = "mes.failed_at",
        ["Failures"] = "mes.operation.failures",
        ["FailureReason"] = "mes.failure.reason",
        ["ComplaintId"] = "crm.complaint.id",
        ["ComplaintCategory"] = "crm.complaint.category",
        ["ComplaintNumber"] = "crm.complaint.number",
        ["TicketId"] = "crm.ticket.id",

        // Messaging.
        ["MessageId"] = "messaging.message.id",
        ["MessageType"] = "messaging.message.type",
        ["MessageCount"] = "messaging.batch.message_count",
        ["Queue"] = "messaging.destination.name",
        ["Problem"] = "messaging.problem",
        ["MessageBody"] = "messaging.message.body",
        ["Operator"] = "messaging.parking.operator",
        ["RequestId"] = "messaging.parking.request.id",

        // Databases and other dependencies.
        ["DatabaseName"] = "db.namespace",
        ["MigrationCount"] = "db.migration.count",
        ["Dependency"] = "dependency.name",
        ["Integration"] = "integration.name",
        ["Attempt"] = "retry.attempt",
        ["DelayMs"] = "retry.delay_ms",
        ["DurationMs"] = "duration_ms",

        // Requests and responses. Url names follow https://opentelemetry.io/docs/specs/semconv/registry/attributes/url/.
        ["Direction"] = "http.direction",
        ["Method"] = "http.request.method",
        ["HttpMethod"] = "http.request.method",
        ["Route"] = "http.route",
        ["Path"] = "url.path",
        ["RequestPath"] = "url.path",
        ["Uri"] = "url.full",
        ["Peer"] = "server.address",
        ["StatusCode"] = "http.response.status_code",
        ["RequestBody"] = "http.request.body",
        ["ResponseBody"] = "http.response.body",
        ["ProblemType"] = "problem.type",
        ["Limiter"] = "http.limiter",
        ["KeyCount"] = "idempotency.key.count",

        // Levels set at run time.
        ["LogCategory"] = "logging.category",
        ["LevelName"] = "logging.level",
        ["LevelEnd"] = "logging.level.until",
        ["ChangedBy"] = "logging.level.by",
        ["ChangeReason"] = "logging.level.reason",

        // Telemetry given up.
        ["DroppedCount"] = "telemetry.dropped.count",
        ["DroppedTotal"] = "telemetry.dropped.total",
        ["DroppedDetail"] = "telemetry.dropped.detail",

        // Model files.
        ["ModelId"] = "model.id",
        ["ModelCount"] = "model.count",
        ["UploadCount"] = "upload.count",

        // Receiving and storing telemetry.
        ["Signal"] = "collector.signal",
        ["BatchCount"] = "collector.batch.count",
        ["SqlState"] = "db.response.status_code",
        ["FilePath"] = "file.path",
        ["Position"] = "file.position",
        ["UnreadBytes"] = "file.unread",
        ["Fault"] = "fault",

        // Retention and archive.
        ["PortionCount"] = "archive.portion.count",
        ["RecordCount"] = "archive.record.count",
        ["FileCount"] = "archive.file.count",
        ["FileBytes"] = "archive.file.bytes",
        ["FreedBytes"] = "archive.freed.bytes",
        ["LogSystem"] = "archive.system",
        ["StoreSource"] = "archive.source",
        ["ArchiveReason"] = "archive.reason",
        ["ArchiveFile"] = "archive.file",
        ["RestoredUntil"] = "archive.restored_until",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gives the attribute under which a placeholder is written.</summary>
    public static string AttributeOf(string placeholder) => Attributes.GetValueOrDefault(placeholder, placeholder);
}
