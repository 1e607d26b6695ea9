namespace Messaging.Telemetry;

/// <summary>What waits in the service's tables.</summary>
internal sealed record Backlog(long Outbox, double OutboxLagSeconds, long Held, long Parked)
{
    internal static Backlog Empty { get; } = new(0, 0, 0, 0);
}
