namespace Mes;

/// <summary>The ids of the log events of this project: 4000 to 4099. docs/events.md lists them with those of the other projects.</summary>
internal static class MesEventId
{
    internal const int OperationStarted = 4000;
    internal const int OperationCompleted = 4001;
    internal const int OrderQueued = 4002;
    internal const int CancellationRefused = 4003;
    internal const int QueueNotMeasured = 4004;
    internal const int OperationFailed = 4005;
    internal const int CancellationWaits = 4006;
}
