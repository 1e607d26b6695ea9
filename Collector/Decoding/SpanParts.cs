using Collector.Rows;
using Collector.Wire;

namespace Collector.Decoding;

/// <summary>Writes a span's events and links, each list as one JSON array, or null where there are none.</summary>
internal static class SpanParts
{
    /// <summary>Writes <c>[{"timeUnixNano":"…","name":"…","attributes":{…}}]</c>; the time is a string as in OTLP's JSON.</summary>
    public static bool WriteEvents(WireReader span, int count, RowBuffer rows)
    {
        if (count == 0)
        {
            rows.Null();
            return true;
        }

        var (stored, first, start) = (true, true, Open(rows));
        while (span.Next())
        {
            if (span.Tag != SpanTag.Events)
            {
                span.Skip();
                continue;
            }

            rows.JsonNext(ref first);
            stored &= WriteEvent(span.Message("Span.Event"), rows);
        }

        return Close(rows, start, stored);
    }

    /// <summary>Writes <c>[{"traceId":"…","spanId":"…","attributes":{…}}]</c>.</summary>
    public static bool WriteLinks(WireReader span, int count, RowBuffer rows)
    {
        if (count == 0)
        {
            rows.Null();
            return true;
        }

        var (stored, first, start) = (true, true, Open(rows));
        while (span.Next())
        {
            if (span.Tag != SpanTag.Links)
            {
                span.Skip();
                continue;
            }

            rows.JsonNext(ref first);
            stored &= WriteLink(span.Message("Span.Link"), rows);
        }

        return Close(rows, start, stored);
    }

    private static int Open(RowBuffer rows)
    {
        var start = rows.BeginJson();
        rows.Raw((byte)'[');
        return start;
    }

    private static bool Close(RowBuffer rows, int start, bool stored)
    {
        rows.Raw((byte)']');
        rows.EndField(start);
        return stored;
    }

    private static bool WriteEvent(WireReader reader, RowBuffer rows)
    {
        ulong time = 0;
        ReadOnlySpan<byte> name = default;
        var attributes = reader;
        while (reader.Next())
        {
            switch (reader.Tag)
            {
                case SpanPartTag.EventTime: time = reader.Fixed64(); break;
                case SpanPartTag.EventName: name = reader.Bytes(); break;
                default: reader.Skip(); break;
            }
        }

        rows.Raw("{\"timeUnixNano\":\""u8);
        rows.JsonInteger(time);
        rows.Raw("\",\"name\":"u8);
        rows.JsonString(name);
        var stored = AttributeObject.Write(attributes, SpanPartTag.EventAttributes, rows);
        rows.Raw((byte)'}');
        return stored;
    }

    private static bool WriteLink(WireReader reader, RowBuffer rows)
    {
        ReadOnlySpan<byte> traceId = default;
        ReadOnlySpan<byte> spanId = default;
        ReadOnlySpan<byte> state = default;
        var attributes = reader;
        while (reader.Next())
        {
            switch (reader.Tag)
            {
                case SpanPartTag.LinkTraceId: traceId = reader.Bytes(); break;
                case SpanPartTag.LinkSpanId: spanId = reader.Bytes(); break;
                case SpanPartTag.LinkTraceState: state = reader.Bytes(); break;
                default: reader.Skip(); break;
            }
        }

        rows.Raw("{\"traceId\":"u8);
        rows.JsonHex(traceId);
        rows.Raw(",\"spanId\":"u8);
        rows.JsonHex(spanId);
        if (!state.IsEmpty)
        {
            rows.Raw(",\"traceState\":"u8);
            rows.JsonString(state);
        }

        var stored = AttributeObject.Write(attributes, SpanPartTag.LinkAttributes, rows);
        rows.Raw((byte)'}');
        return stored;
    }
}
