namespace Observability.Timeline;

/// <summary>What happened to an order.</summary>
internal sealed record OrderTimeline(string OrderId, IReadOnlyList<TimelineItem> Items);
