using Parquet.Schema;

namespace Observability.Archiving.Files;

/// <summary>The columns of an archive file.</summary>
/// <remarks>
/// Long texts are bytes (UTF-8): of text columns, Parquet.Net writes the whole smallest and largest value into the file's footer, once per row group,
/// which for bodies of megabytes makes the footer larger than the data.
/// </remarks>
internal static class LogColumns
{
    public static DataField Time { get; } = new DataField<long>("time_unix_nano");

    public static DataField ObservedTime { get; } = new DataField<ulong?>("observed_time_unix_nano");

    public static DataField Sequence { get; } = new DataField<long?>("sequence");

    public static DataField SourceId { get; } = new DataField<long?>("source_id");

    public static DataField Severity { get; } = new DataField<int>("severity_number");

    public static DataField Flags { get; } = new DataField<int>("flags");

    public static DataField System { get; } = new DataField<string>("service_name");

    public static DataField EventName { get; } = new DataField<string>("event_name");

    public static DataField TraceId { get; } = new DataField<string>("trace_id");

    public static DataField SpanId { get; } = new DataField<string>("span_id");

    public static DataField OrderId { get; } = new DataField<string>("order_id");

    public static DataField CustomerId { get; } = new DataField<string>("customer_id");

    public static DataField ExceptionType { get; } = new DataField<string>("exception_type");

    public static DataField DocumentId { get; } = new DataField<byte[]>("document_id");

    public static DataField SeverityText { get; } = new DataField<byte[]>("severity_text");

    public static DataField Body { get; } = new DataField<byte[]>("body");

    public static DataField Attributes { get; } = new DataField<byte[]>("attributes");

    public static DataField Resource { get; } = new DataField<byte[]>("resource");

    public static DataField Scope { get; } = new DataField<byte[]>("scope");

    public static DataField Extra { get; } = new DataField<byte[]>("extra");

    public static ParquetSchema Schema { get; } = new(
        Time, ObservedTime, Sequence, SourceId, Severity, Flags, System, EventName, TraceId, SpanId, OrderId, CustomerId, ExceptionType,
        DocumentId, SeverityText, Body, Attributes, Resource, Scope, Extra);
}
