using Collector.Rows;
using Collector.Wire;

namespace Collector.Decoding;

/// <summary>Decodes a Span into a row of table <c>spans</c>.</summary>
internal sealed class SpanDecoder : IRecordDecoder
{
    /// <summary>The columns in the order in which the row is written.</summary>
    public const string Columns =
        "time, id, source_id, duration_ns, time_nanos, kind, status, flags, service, name, trace_id, span_id, parent_span_id, trace_state, status_message, "
        + "order_id, customer_id, attributes, events, links";

    public const short ColumnCount = 20;

    public static EnvelopeNames Names { get; } = new("ExportTraceServiceRequest", "ResourceSpans", "ScopeSpans", "Span");

    public static void Decode(WireReader record, in SourceId source, RecordContext context)
    {
        var fields = SpanFields.Read(record);
        var batch = context.Batch;
        var rows = batch.Rows;
        var time = batch.Clock.Place(fields.Start);

        var id = batch.BeginRecord(ColumnCount);
        if (!SpanId.IsValid(fields.TraceId, SpanId.TraceIdBytes))
            batch.RefuseRecord(RefusalReason.InvalidTraceId);
        else if (!SpanId.IsValid(fields.SpanId, SpanId.SpanIdBytes))
            batch.RefuseRecord(RefusalReason.InvalidSpanId);
        rows.Timestamp(time.Micros);
        rows.Int64(id);
        rows.Int64(source.Id);
        if (fields.Start == 0 || fields.End == 0)
            rows.Null();
        else
            rows.Int64((long)(fields.End - fields.Start));
        rows.Int16(time.Nanos);
        rows.Int16((short)fields.Kind);
        rows.Int16((short)fields.StatusCode);
        rows.Int16((short)(fields.Flags & 0xFF));
        rows.IndexedText(source.Service);
        rows.Text(fields.Name);
        rows.IdOrNull(fields.TraceId, SpanId.TraceIdBytes);
        rows.IdOrNull(fields.SpanId, SpanId.SpanIdBytes);
        rows.IdOrNull(fields.ParentSpanId, SpanId.SpanIdBytes);
        rows.TextOrNull(fields.TraceState);
        rows.TextOrNull(fields.StatusMessage);
        rows.IndexedText(fields.Promoted.OrderId);
        rows.IndexedText(fields.Promoted.CustomerId);
        var stored = WriteAttributes(record, fields, time, rows);
        stored &= SpanParts.WriteEvents(record, fields.Events, rows);
        stored &= SpanParts.WriteLinks(record, fields.Links, rows);
        if (!stored)
            batch.RefuseRecord(RefusalReason.NestedTooDeep);
        batch.EndRecord(time.Day);
    }

    private static bool WriteAttributes(WireReader record, in SpanFields fields, RecordTime time, RowBuffer rows)
    {
        var marks = new RecordMarks(rows);
        while (record.Next())
        {
            if (record.Tag == SpanTag.Attributes)
                marks.Attribute(Attribute.Read(record.Message("KeyValue")), fields.Promoted);
            else
                record.Skip();
        }

        marks.DisplacedTime(time);
        marks.Dropped("otel.dropped_attributes_count"u8, fields.DroppedAttributes);
        marks.Dropped("otel.dropped_events_count"u8, fields.DroppedEvents);
        marks.Dropped("otel.dropped_links_count"u8, fields.DroppedLinks);
        marks.InvalidId("collector.invalid_parent_span_id"u8, fields.ParentSpanId, SpanId.SpanIdBytes);
        return marks.End();
    }
}
