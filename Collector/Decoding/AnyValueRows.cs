using Collector.Rows;
using Collector.Wire;

namespace Collector.Decoding;

/// <summary>Writes attribute values as JSON: maps become objects, byte strings base64, as in OTLP's own JSON but without the type tags around each value.</summary>
internal static class AnyValueRows
{
    /// <summary>How deep arrays and maps may be nested.</summary>
    public const int MaxDepth = 64;

    /// <summary>Adds a value.</summary>
    /// <returns>Whether it could be written; <see langword="false"/> where it is nested too deep.</returns>
    public static bool JsonValue(this RowBuffer rows, AnyValue value, int depth = 0)
    {
        switch (value.Tag)
        {
            case ValueTag.Text:
                rows.JsonString(value.Bytes);
                return true;
            case ValueTag.Truth:
                rows.Raw(value.Bits != 0 ? "true"u8 : "false"u8);
                return true;
            case ValueTag.Integer:
                rows.JsonInteger((long)value.Bits);
                return true;
            case ValueTag.Real:
                rows.JsonDouble(BitConverter.UInt64BitsToDouble(value.Bits));
                return true;
            case ValueTag.Binary:
                rows.JsonBase64(value.Bytes);
                return true;
            case ValueTag.Array:
                return depth < MaxDepth && rows.JsonArray(value, depth + 1);
            case ValueTag.Map:
                return depth < MaxDepth && rows.JsonMap(value, depth + 1);
            default:
                rows.Raw("null"u8);
                return true;
        }
    }

    /// <summary>Adds an attribute as a member of the object that is open.</summary>
    /// <returns>Whether it could be written; <see langword="false"/> where its value is nested too deep.</returns>
    public static bool JsonAttribute(this RowBuffer rows, Attribute attribute, ref bool first, int depth = 0)
    {
        rows.JsonName(attribute.Key, ref first);
        return rows.JsonValue(attribute.Value, depth);
    }

    private static bool JsonArray(this RowBuffer rows, AnyValue array, int depth)
    {
        var stored = true;
        var first = true;
        var reader = new WireReader(array.Bytes, "ArrayValue", array.Offset);
        rows.Raw((byte)'[');
        while (reader.Next())
        {
            if (reader.Tag == ValueTag.Items)
            {
                rows.JsonNext(ref first);
                stored &= rows.JsonValue(AnyValue.Read(reader.Message("AnyValue")), depth);
            }
            else
            {
                reader.Skip();
            }
        }

        rows.Raw((byte)']');
        return stored;
    }

    private static bool JsonMap(this RowBuffer rows, AnyValue map, int depth)
    {
        var stored = true;
        var first = true;
        var reader = new WireReader(map.Bytes, "KeyValueList", map.Offset);
        rows.Raw((byte)'{');
        while (reader.Next())
        {
            if (reader.Tag == ValueTag.Items)
                stored &= rows.JsonAttribute(Attribute.Read(reader.Message("KeyValue")), ref first, depth);
            else
                reader.Skip();
        }

        rows.Raw((byte)'}');
        return stored;
    }
}
