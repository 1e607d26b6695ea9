namespace Messaging.Telemetry;

/// <summary>The ids of the log events of messaging: 1100 to 1149. docs/events.md lists them.</summary>
internal static class MessagingEventId
{
    internal const int BatchPublished = 1100;
    internal const int PublishRefused = 1101;
    internal const int RelayFailed = 1102;
    internal const int PublisherConnected = 1103;
    internal const int Blocked = 1104;
    internal const int Unblocked = 1105;
    internal const int TransactionRepeated = 1106;
    internal const int ConsumerStarted = 1110;
    internal const int ConsumerLost = 1111;
    internal const int HandlingFailed = 1112;
    internal const int MessageParked = 1113;
    internal const int MessageWaits = 1114;
    internal const int DuplicateIgnored = 1115;
    internal const int LaneStalled = 1116;
    internal const int Exchange = 1117;
    internal const int MessageRedriven = 1118;
    internal const int MessageDiscarded = 1119;
    internal const int SchemaCreated = 1120;
    internal const int SchemaFailed = 1121;
    internal const int HousekeepingFailed = 1122;
    internal const int DeadLetterStalled = 1123;
    internal const int ManyRedriven = 1124;
    internal const int ManyDiscarded = 1125;
    internal const int QueueLost = 1126;
    internal const int SentAgain = 1127;
}
