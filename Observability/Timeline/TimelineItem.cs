namespace Observability.Timeline;

/// <summary>One thing that happened to an order, as the embedded collector's timeline has it.</summary>
internal sealed record TimelineItem(
    string Time, string System, string Event, string? OldStatus, string? NewStatus, string? TraceId, string? SpanId, string? Severity, string? Message);
