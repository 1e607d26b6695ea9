namespace Observability.Reading.Records;

/// <summary>A span.</summary>
internal sealed record SpanItem(
    string TraceId, string SpanId, string? ParentSpanId, string Name, string Kind, string Service, string? Scope, string Start, string? End, double? DurationMs,
    string Status, string? StatusMessage, string? OrderId, string? CustomerId, RawJson? Attributes, RawJson? Events, RawJson? Links, RawJson? Resource);
