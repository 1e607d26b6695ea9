namespace Messaging.Parking;

/// <summary>The parking lot.</summary>
/// <param name="Items">The messages, the longest parked first; those of one stream by their numbers.</param>
/// <param name="Total">How many are parked, which may be more than are listed.</param>
public sealed record ParkedList(IReadOnlyList<ParkedMessage> Items, long Total);
