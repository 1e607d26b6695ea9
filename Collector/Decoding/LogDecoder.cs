using Collector.Rows;
using Collector.Wire;

namespace Collector.Decoding;

/// <summary>Decodes a LogRecord into a row of table <c>logs</c>.</summary>
internal sealed class LogDecoder : IRecordDecoder
{
    /// <summary>The columns in the order in which the row is written.</summary>
    public const string Columns =
        "time, observed_time, id, source_id, time_nanos, severity, flags, service, severity_text, event_name, trace_id, span_id, order_id, customer_id, exception_type, body, attributes";

    public const short ColumnCount = 17;

    public static EnvelopeNames Names { get; } = new("ExportLogsServiceRequest", "ResourceLogs", "ScopeLogs", "LogRecord");

    public static void Decode(WireReader record, in SourceId source, RecordContext context)
    {
        var fields = LogFields.Read(record);
        var batch = context.Batch;
        var rows = batch.Rows;
        var time = batch.Clock.Place(fields.Time, fields.ObservedTime);
        var severity = fields.SeverityNumber is > 0 and <= Severity.Highest ? (int)fields.SeverityNumber : Severity.FromText(fields.SeverityText);

        var id = batch.BeginRecord(ColumnCount);
        rows.Timestamp(time.Micros);
        if (fields.ObservedTime == 0)
            rows.Null();
        else
            rows.Timestamp(RecordClock.Micros(fields.ObservedTime));
        rows.Int64(id);
        rows.Int64(source.Id);
        rows.Int16(time.Nanos);
        rows.Int16((short)severity);
        rows.Int16((short)(fields.Flags & 0xFF));
        rows.IndexedText(source.Service);
        rows.TextOrNull(fields.SeverityText);
        rows.IndexedText(fields.EventName);
        rows.IdOrNull(fields.TraceId, SpanId.TraceIdBytes);
        rows.IdOrNull(fields.SpanId, SpanId.SpanIdBytes);
        rows.IndexedText(fields.Promoted.OrderId);
        rows.IndexedText(fields.Promoted.CustomerId);
        rows.IndexedText(fields.Promoted.ExceptionType);
        WriteBody(rows, fields.Body, batch);
        WriteAttributes(record, fields, time, batch);
        batch.EndRecord(time.Day);
    }

    /// <summary>A body that is not text is stored as JSON text.</summary>
    private static void WriteBody(RowBuffer rows, AnyValue body, RecordBatch batch)
    {
        if (body.Tag is ValueTag.Text)
        {
            rows.Text(body.Bytes);
            return;
        }

        if (body.Tag == 0)
        {
            rows.Null();
            return;
        }

        batch.WriteBodyAsJson();
        var start = rows.BeginField();
        if (!rows.JsonValue(body))
            batch.RefuseRecord(RefusalReason.NestedTooDeep);
        rows.EndField(start);
    }

    private static void WriteAttributes(WireReader record, in LogFields fields, RecordTime time, RecordBatch batch)
    {
        var rows = batch.Rows;
        var marks = new RecordMarks(rows);
        while (record.Next())
        {
            if (record.Tag == LogTag.Attributes)
                marks.Attribute(Attribute.Read(record.Message("KeyValue")), fields.Promoted);
            else
                record.Skip();
        }

        marks.DisplacedTime(time);
        marks.Dropped("otel.dropped_attributes_count"u8, fields.DroppedAttributes);
        if (fields.SeverityNumber > Severity.Highest)
            marks.Integer("collector.original_severity_number"u8, (long)fields.SeverityNumber);
        marks.InvalidId("collector.invalid_trace_id"u8, fields.TraceId, SpanId.TraceIdBytes);
        marks.InvalidId("collector.invalid_span_id"u8, fields.SpanId, SpanId.SpanIdBytes);
        if (!marks.End())
            batch.RefuseRecord(RefusalReason.NestedTooDeep);
    }
}
