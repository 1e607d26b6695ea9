namespace Messaging.Parking;

/// <summary>A part of the parking lot.</summary>
/// <param name="Items">The messages, the longest parked first.</param>
/// <param name="Total">How many there are in all parts.</param>
/// <param name="Next">The cursor of the next part, or <see langword="null"/> at the end.</param>
internal sealed record ParkedList(IReadOnlyList<ParkedMessage> Items, long Total, string? Next);
