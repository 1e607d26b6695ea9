namespace Collector;

/// <summary>The numbers of the collector's log events: 6000 to 6999.</summary>
internal static class CollectorEventId
{
    public const int StoreReady = 6000;
    public const int StoreNotReady = 6001;
    public const int WriteFailed = 6002;
    public const int RecordRefused = 6003;
    public const int RequestRefused = 6004;
    public const int SelfExportIgnored = 6005;
    public const int IngestFailed = 6006;
    public const int QueueInUse = 6007;
    public const int QueueDrained = 6008;
    public const int QueueFull = 6009;
    public const int QueueFailed = 6010;
    public const int QueueDamaged = 6011;
    public const int ReplayFailed = 6012;
    public const int CommitInDoubt = 6013;
}
