using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Export;

/// <summary>What happens to telemetry on its way out.</summary>
internal static partial class ExportEvents
{
    [LoggerMessage(EventId = ServiceDefaultsEventId.TelemetryDropped, EventName = "telemetry.dropped", Level = LogLevel.Warning,
        Message = "{DroppedCount} items of telemetry were given up since the last report, {DroppedTotal} since the start: {DroppedDetail}")]
    internal static partial void Dropped(ILogger logger, long droppedCount, long droppedTotal, string droppedDetail);
}
