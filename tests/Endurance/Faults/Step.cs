namespace Endurance.Faults;

/// <summary>The steps of a message's way that messaging announces.</summary>
internal static class Step
{
    /// <summary>Gets all, in the order in which a message takes them.</summary>
    internal static IReadOnlyList<string> All { get; } =
    [
        "outbox.stored", "outbox.committed", "relay.claimed", "relay.published", "relay.confirmed", "relay.completed",
        "consumer.received", "consumer.handled", "consumer.committed", "consumer.acknowledged",
    ];
}
