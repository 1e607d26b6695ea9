namespace Observability.Archiving.Records;

/// <summary>A log record with everything that a store has of it, so that restoring gives the same record back.</summary>
internal sealed record LogRecord
{
    /// <summary>Gets when it happened, in nanoseconds since 1970.</summary>
    public required long TimeNanos { get; init; }

    /// <summary>Gets when it was first seen, in nanoseconds since 1970.</summary>
    public ulong? ObservedNanos { get; init; }

    /// <summary>Gets the system it comes from: the service's name.</summary>
    public required string System { get; init; }

    /// <summary>Gets the record's number, for a store that numbers records.</summary>
    public long? Sequence { get; init; }

    /// <summary>Gets the document's id, for a store of documents.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Gets the id under which the store keeps resource and scope, for a store that keeps them apart.</summary>
    public long? SourceId { get; init; }

    /// <summary>Gets the severity number of the log data model, 0 where it is unknown.</summary>
    public int Severity { get; init; }

    public string? SeverityText { get; init; }

    /// <summary>Gets the trace flags.</summary>
    public int Flags { get; init; }

    public string? EventName { get; init; }

    /// <summary>Gets the trace's id as 32 hexadecimal digits.</summary>
    public string? TraceId { get; init; }

    /// <summary>Gets the span's id as 16 hexadecimal digits.</summary>
    public string? SpanId { get; init; }

    public string? OrderId { get; init; }

    public string? CustomerId { get; init; }

    public string? ExceptionType { get; init; }

    public string? Body { get; init; }

    /// <summary>Gets the attributes as a JSON object, as the store has them.</summary>
    public required string Attributes { get; init; }

    /// <summary>Gets the resource as a JSON object, as the store has it.</summary>
    public required string Resource { get; init; }

    /// <summary>Gets the instrumentation scope as a JSON object, as the store has it.</summary>
    public required string Scope { get; init; }

    /// <summary>Gets what the store has besides, as a JSON object.</summary>
    public string? Extra { get; init; }

    /// <summary>Gets the UTC day it belongs to.</summary>
    public DateOnly Day => RecordTime.DayOf(TimeNanos);

    /// <summary>Gets about how many bytes its texts take, by which row groups are kept small.</summary>
    public int TextLength => (Body?.Length ?? 0) + Attributes.Length + Resource.Length + Scope.Length + (Extra?.Length ?? 0);
}
