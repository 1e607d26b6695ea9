namespace Messaging.Parking;

/// <summary>What the parked messages failed of.</summary>
/// <param name="Items">The largest groups first.</param>
/// <param name="Total">How many groups there are, which may be more than are listed.</param>
internal sealed record ParkedGroups(IReadOnlyList<ParkedGroup> Items, long Total);
