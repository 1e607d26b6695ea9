using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Classification;

/// <summary>What concerns classified values as such.</summary>
internal static partial class ClassificationEvents
{
    [LoggerMessage(EventId = ServiceDefaultsEventId.HashKeyMissing, EventName = "classification.hash_key_missing", Level = LogLevel.Warning,
        Message = "Telemetry:ClassifiedHashKey is not set: hashes of classified values differ from those of other services and of the next start.")]
    internal static partial void HashKeyMissing(ILogger logger);
}
