namespace Shop.Models;

/// <summary>The log events of model files. Event ids 2100 to 2119.</summary>
internal static partial class ModelEvents
{
    [LoggerMessage(EventId = 2101, EventName = "shop.model_left_behind", Level = LogLevel.Warning,
        Message = "Model file {ModelId} could not be removed; the next sweep tries again")]
    internal static partial void LeftBehind(ILogger logger, Guid modelId, Exception exception);

    [LoggerMessage(EventId = 2102, EventName = "shop.models_swept", Level = LogLevel.Information,
        Message = "Removed {ModelCount} model files that no order names and {UploadCount} uploads that were never finished")]
    internal static partial void Swept(ILogger logger, int modelCount, int uploadCount);

    [LoggerMessage(EventId = 2103, EventName = "shop.sweep_failed", Level = LogLevel.Warning, Message = "Model files could not be swept; the next sweep tries again")]
    internal static partial void SweepFailed(ILogger logger, Exception exception);
}
