namespace Messaging.Parking;

/// <summary>What one transaction discarded.</summary>
/// <param name="Fates">What became of each of its messages; those that were redriven or discarded meanwhile are not among them.</param>
/// <param name="Discarded">Those that were.</param>
/// <param name="Last">Where to go on, or <see langword="null"/> at the end.</param>
internal sealed record DiscardResult(IReadOnlyList<ParkedFate> Fates, IReadOnlyDictionary<Guid, AuditSubject> Discarded, ParkedPosition? Last)
{
    internal static DiscardResult Empty { get; } = new([], new Dictionary<Guid, AuditSubject>(), null);
}
