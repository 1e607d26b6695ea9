using Collector.Wire;

namespace Collector.Decoding;

/// <summary>A Span seen in place, all but attributes, events and links, which are walked a second time when they are written.</summary>
internal ref struct SpanFields
{
    public ReadOnlySpan<byte> TraceId;
    public ReadOnlySpan<byte> SpanId;
    public ReadOnlySpan<byte> TraceState;
    public ReadOnlySpan<byte> ParentSpanId;
    public ReadOnlySpan<byte> Name;
    public ulong Kind;
    public ulong Start;
    public ulong End;
    public ulong DroppedAttributes;
    public ulong DroppedEvents;
    public ulong DroppedLinks;
    public uint Flags;
    public ulong StatusCode;
    public ReadOnlySpan<byte> StatusMessage;
    public int Events;
    public int Links;
    public PromotedAttributes Promoted;

    public static SpanFields Read(WireReader span)
    {
        SpanFields fields = default;
        while (span.Next())
            fields.Take(ref span);
        return fields;
    }

    private void Take(ref WireReader span)
    {
        switch (span.Tag)
        {
            case SpanTag.TraceId: TraceId = span.Bytes(); break;
            case SpanTag.SpanId: SpanId = span.Bytes(); break;
            case SpanTag.TraceState: TraceState = span.Bytes(); break;
            case SpanTag.ParentSpanId: ParentSpanId = span.Bytes(); break;
            case SpanTag.Name: Name = span.Bytes(); break;
            case SpanTag.Kind: Kind = span.Varint(); break;
            case SpanTag.Start: Start = span.Fixed64(); break;
            case SpanTag.End: End = span.Fixed64(); break;
            case SpanTag.Attributes: Promoted.Note(Attribute.Read(span.Message("KeyValue"))); break;
            case SpanTag.DroppedAttributes: DroppedAttributes = span.Varint(); break;
            case SpanTag.Events: Events++; span.Skip(); break;
            case SpanTag.DroppedEvents: DroppedEvents = span.Varint(); break;
            case SpanTag.Links: Links++; span.Skip(); break;
            case SpanTag.DroppedLinks: DroppedLinks = span.Varint(); break;
            case SpanTag.Status: ReadStatus(span.Message("Status")); break;
            case SpanTag.Flags: Flags = span.Fixed32(); break;
            default: span.Skip(); break;
        }
    }

    private void ReadStatus(WireReader status)
    {
        while (status.Next())
        {
            switch (status.Tag)
            {
                case SpanPartTag.StatusMessage: StatusMessage = status.Bytes(); break;
                case SpanPartTag.StatusCode: StatusCode = status.Varint(); break;
                default: status.Skip(); break;
            }
        }
    }
}
