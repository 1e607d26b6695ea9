namespace Observability.Reading.Records;

/// <summary>A log record.</summary>
internal sealed record LogItem(
    string Time, string? Severity, int SeverityNumber, string Service, string? Event, string? Message, string? TraceId, string? SpanId,
    string? OrderId, string? CustomerId, RawJson? Attributes, RawJson? Resource, string? Scope, LogException? Exception);
