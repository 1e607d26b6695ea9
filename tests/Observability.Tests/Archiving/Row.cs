namespace Observability.Tests.Archiving;

/// <summary>A log record as the collector stores it.</summary>
public sealed record Row(string System, DateTime Time)
{
    public short Nanos { get; init; } = 7;

    public DateTime? Observed { get; init; }

    public short Severity { get; init; } = 9;

    public string? SeverityText { get; init; } = "INFO";

    public string? EventName { get; init; } = "order.status_changed";

    public byte[]? TraceId { get; init; }

    public byte[]? SpanId { get; init; }

    public string? OrderId { get; init; }

    public string? CustomerId { get; init; }

    public string? ExceptionType { get; init; }

    public string? Body { get; init; } = "something happened";

    public string Attributes { get; init; } = "{\"n\": 1}";
}
