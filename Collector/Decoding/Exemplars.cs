using Collector.Rows;
using Collector.Wire;

namespace Collector.Decoding;

/// <summary>Writes a point's exemplars: single measurements that link a metric to a trace.</summary>
internal static class Exemplars
{
    /// <returns>Whether all could be written; <see langword="false"/> where an attribute is nested too deep.</returns>
    public static bool Write(WireReader point, uint tag, RowBuffer rows, ref bool first)
    {
        var (none, stored) = (true, true);
        while (point.Next())
        {
            if (point.Tag != tag)
            {
                point.Skip();
                continue;
            }

            if (none)
            {
                rows.JsonName("exemplars"u8, ref first);
                rows.Raw((byte)'[');
            }
            else
            {
                rows.Raw((byte)',');
            }

            none = false;
            stored &= WriteOne(point.Message("Exemplar"), rows);
        }

        if (!none)
            rows.Raw((byte)']');
        return stored;
    }

    private static bool WriteOne(WireReader exemplar, RowBuffer rows)
    {
        var attributes = exemplar;
        var first = true;
        rows.Raw((byte)'{');
        while (exemplar.Next())
        {
            switch (exemplar.Tag)
            {
                case ExemplarTag.Time:
                    rows.JsonName("timeUnixNano"u8, ref first);
                    rows.Raw((byte)'"');
                    rows.JsonInteger(exemplar.Fixed64());
                    rows.Raw((byte)'"');
                    break;
                case ExemplarTag.Real:
                    rows.JsonName("value"u8, ref first);
                    rows.JsonDouble(exemplar.Double());
                    break;
                case ExemplarTag.Integer:
                    rows.JsonName("value"u8, ref first);
                    rows.JsonInteger((long)exemplar.Fixed64());
                    break;
                case ExemplarTag.TraceId:
                    rows.JsonName("traceId"u8, ref first);
                    rows.JsonHex(exemplar.Bytes());
                    break;
                case ExemplarTag.SpanId:
                    rows.JsonName("spanId"u8, ref first);
                    rows.JsonHex(exemplar.Bytes());
                    break;
                default:
                    exemplar.Skip();
                    break;
            }
        }

        if (first)
            rows.Raw("\"value\":0"u8);
        var stored = AttributeObject.Write(attributes, ExemplarTag.Attributes, rows);
        rows.Raw((byte)'}');
        return stored;
    }
}
