namespace Observability.Reading.Records;

/// <summary>One thing that happened to an order.</summary>
internal sealed record TimelineItem(
    string Time, string System, string Event, string? OldStatus, string? NewStatus, string? TraceId, string? SpanId, string? Severity, string? Message);
