namespace Endurance.Witnessing;

/// <summary>An event that a service's database committed to its outbox.</summary>
internal sealed record PublishedEvent(Guid MessageId, string Type, string? StreamId, long? Sequence);
