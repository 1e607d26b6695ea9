using Collector.Wire;

namespace Collector.Decoding;

/// <summary>A LogRecord seen in place, all but the attributes, which are walked a second time when they are written.</summary>
internal ref struct LogFields
{
    public ulong Time;
    public ulong ObservedTime;
    public ulong SeverityNumber;
    public ReadOnlySpan<byte> SeverityText;
    public AnyValue Body;
    public uint Flags;
    public ulong DroppedAttributes;
    public ReadOnlySpan<byte> TraceId;
    public ReadOnlySpan<byte> SpanId;
    public ReadOnlySpan<byte> EventName;
    public PromotedAttributes Promoted;

    public static LogFields Read(WireReader record)
    {
        LogFields fields = default;
        while (record.Next())
            fields.Take(ref record);
        if (fields.EventName.IsEmpty)
            fields.EventName = fields.Promoted.EventName;
        fields.Promoted.EventName = fields.EventName;
        return fields;
    }

    private void Take(ref WireReader record)
    {
        switch (record.Tag)
        {
            case LogTag.Time: Time = record.Fixed64(); break;
            case LogTag.ObservedTime: ObservedTime = record.Fixed64(); break;
            case LogTag.SeverityNumber: SeverityNumber = record.Varint(); break;
            case LogTag.SeverityText: SeverityText = record.Bytes(); break;
            case LogTag.Body: Body = AnyValue.Read(record.Message("AnyValue")); break;
            case LogTag.Attributes: Promoted.Note(Attribute.Read(record.Message("KeyValue"))); break;
            case LogTag.DroppedAttributes: DroppedAttributes = record.Varint(); break;
            case LogTag.Flags: Flags = record.Fixed32(); break;
            case LogTag.TraceId: TraceId = record.Bytes(); break;
            case LogTag.SpanId: SpanId = record.Bytes(); break;
            case LogTag.EventName: EventName = record.Bytes(); break;
            default: record.Skip(); break;
        }
    }
}
