namespace Collector.Decoding;

/// <summary>What a metric's points have in common. Stored once, referred to by each point.</summary>
internal sealed record Instrument(long Id, string Name, string? Unit, string? Description, MetricKind Kind, short Temporality, bool Monotonic);
