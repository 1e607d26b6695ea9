namespace Observability;

/// <summary>The numbers of this project's log events: 9000 to 9999.</summary>
internal static class ObservabilityEventId
{
    public const int RunFinished = 9000;
    public const int RunTroubled = 9001;
    public const int RunFailed = 9002;
    public const int PortionArchived = 9003;
    public const int PortionFailed = 9004;
    public const int AttemptGivenUp = 9005;
    public const int TidyingPostponed = 9006;
    public const int TelemetryDropped = 9007;
    public const int FileDamaged = 9008;
    public const int PartRestored = 9009;
    public const int AnswerBrokenOff = 9010;
}
