using Endurance.Running;

namespace Endurance.Witnessing;

/// <summary>What one service's database holds.</summary>
/// <param name="Service">The service.</param>
/// <param name="Orders">Its orders by number; none in the calculator.</param>
/// <param name="Histories">How each came to be as it is.</param>
/// <param name="Created">What was created under each idempotency key.</param>
/// <param name="Published">The events it published.</param>
/// <param name="Handled">The messages that took effect.</param>
/// <param name="Positions">How far each stream was followed.</param>
/// <param name="Held">The messages that wait or are parked.</param>
/// <param name="OutboxDepth">How many events wait to be sent.</param>
internal sealed record ServiceImage(
    Service Service,
    IReadOnlyDictionary<string, OrderRow> Orders,
    ILookup<string, OrderChange> Histories,
    IReadOnlyDictionary<string, string> Created,
    IReadOnlyList<PublishedEvent> Published,
    IReadOnlySet<Guid> Handled,
    IReadOnlyDictionary<string, long> Positions,
    IReadOnlyList<HeldRow> Held,
    long OutboxDepth);
