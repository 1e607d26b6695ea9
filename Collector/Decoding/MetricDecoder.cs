using Collector.Rows;
using Collector.Wire;

namespace Collector.Decoding;

/// <summary>Decodes a Metric into a row of table <c>metric_points</c> for each of its points.</summary>
internal sealed class MetricDecoder : IRecordDecoder
{
    /// <summary>The columns in the order in which the row is written.</summary>
    public const string Columns =
        "time, start_time, id, source_id, instrument_id, time_nanos, flags, service, value, value_int, count, sum, min, max, attributes, detail";

    public const short ColumnCount = 16;

    public static EnvelopeNames Names { get; } = new("ExportMetricsServiceRequest", "ResourceMetrics", "ScopeMetrics", "Metric");

    public static void Decode(WireReader record, in SourceId source, RecordContext context)
    {
        var metric = MetricFields.Read(record);
        if (metric.Kind == 0)
            return;
        if (metric.Name.IsEmpty)
        {
            RefuseAll(metric, context.Batch);
            return;
        }

        var instrument = context.Instruments.Resolve(metric, context.Batch);
        while (metric.Data.Next())
        {
            if (metric.Data.Tag == MetricTag.Points)
                DecodePoint(metric.Data.Message("DataPoint"), source, instrument, context.Batch);
            else
                metric.Data.Skip();
        }
    }

    private static void RefuseAll(MetricFields metric, RecordBatch batch)
    {
        while (metric.Data.Next())
        {
            if (metric.Data.Tag == MetricTag.Points)
                batch.Refusals.Add(RefusalReason.MetricWithoutName);
            metric.Data.Skip();
        }
    }

    private static void DecodePoint(WireReader point, in SourceId source, InstrumentId instrument, RecordBatch batch)
    {
        var fields = PointFields.Read(point, instrument.Kind);
        var rows = batch.Rows;
        var time = batch.Clock.Place(fields.Time);

        var id = batch.BeginRecord(ColumnCount);
        rows.Timestamp(time.Micros);
        if (fields.Start == 0)
            rows.Null();
        else
            rows.Timestamp(RecordClock.Micros(fields.Start));
        rows.Int64(id);
        rows.Int64(source.Id);
        rows.Int64(instrument.Id);
        rows.Int16(time.Nanos);
        rows.Int16((short)(fields.Flags & 0xFF));
        rows.IndexedText(source.Service);
        Write(rows, fields.Real);
        Write(rows, fields.Integer);
        Write(rows, (long?)fields.Count);
        Write(rows, fields.Sum);
        Write(rows, fields.Min);
        Write(rows, fields.Max);
        var stored = WriteAttributes(point, fields, time, rows);
        stored &= PointDetail.Write(point, instrument.Kind, rows);
        if (!stored)
            batch.RefuseRecord(RefusalReason.NestedTooDeep);
        batch.EndRecord(time.Day);
    }

    private static void Write(RowBuffer rows, double? value)
    {
        if (value is { } number)
            rows.Double(number);
        else
            rows.Null();
    }

    private static void Write(RowBuffer rows, long? value)
    {
        if (value is { } number)
            rows.Int64(number);
        else
            rows.Null();
    }

    private static bool WriteAttributes(WireReader point, in PointFields fields, RecordTime time, RowBuffer rows)
    {
        var marks = new RecordMarks(rows);
        while (point.Next())
        {
            if (point.Tag == fields.AttributesTag)
                marks.Attribute(Attribute.Read(point.Message("KeyValue")));
            else
                point.Skip();
        }

        marks.DisplacedTime(time);
        return marks.End();
    }
}
