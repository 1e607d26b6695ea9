using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Collector.Rows;
using Collector.Wire;

namespace Collector.Json;

/// <summary>Turns single values of OTLP's JSON into fields on the wire.</summary>
internal static class JsonScalar
{
    public static void Write(ref Utf8JsonReader reader, JsonMessage message, JsonField field, RowBuffer wire)
    {
        switch (field.Kind)
        {
            case FieldKind.Text:
                WriteText(ref reader, message, field, wire);
                break;
            case FieldKind.Base64 or FieldKind.Hex:
                WriteBytes(ref reader, message, field, wire);
                break;
            case FieldKind.Truth:
                if (reader.TokenType is not (JsonTokenType.True or JsonTokenType.False))
                    throw Fault(ref reader, message, field, "true or false");
                wire.Tag(field.Number, WireType.Varint);
                wire.Varint(reader.TokenType == JsonTokenType.True ? 1UL : 0UL);
                break;
            case FieldKind.Double:
                wire.Tag(field.Number, WireType.Fixed64);
                BinaryPrimitives.WriteDoubleLittleEndian(wire.Reserve(8), Real(ref reader, message, field));
                break;
            default:
                WriteInteger(field, Integer(ref reader, message, field), wire);
                break;
        }
    }

    private static void WriteInteger(JsonField field, long value, RowBuffer wire)
    {
        switch (field.Kind)
        {
            case FieldKind.Fixed64:
                wire.Tag(field.Number, WireType.Fixed64);
                BinaryPrimitives.WriteInt64LittleEndian(wire.Reserve(8), value);
                break;
            case FieldKind.Fixed32:
                wire.Tag(field.Number, WireType.Fixed32);
                BinaryPrimitives.WriteUInt32LittleEndian(wire.Reserve(4), (uint)value);
                break;
            case FieldKind.ZigZag:
                wire.Tag(field.Number, WireType.Varint);
                wire.Varint((ulong)((value << 1) ^ (value >> 63)) & uint.MaxValue);
                break;
            default:
                wire.Tag(field.Number, WireType.Varint);
                wire.Varint((ulong)value);
                break;
        }
    }

    private static void WriteText(ref Utf8JsonReader reader, JsonMessage message, JsonField field, RowBuffer wire)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw Fault(ref reader, message, field, "a string");
        wire.Tag(field.Number, WireType.Bytes);
        var raw = reader.ValueSpan;
        if (!reader.ValueIsEscaped)
        {
            wire.Varint((ulong)raw.Length);
            wire.Raw(raw);
            return;
        }

        var unescaped = ArrayPool<byte>.Shared.Rent(raw.Length);
        try
        {
            var length = Unescape(ref reader, unescaped);
            var text = length < 0 ? raw : unescaped.AsSpan(0, length);
            wire.Varint((ulong)text.Length);
            wire.Raw(text);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(unescaped);
        }
    }

    /// <summary>Unescapes the string; -1 where it has half a surrogate pair or bytes that are not UTF-8, and its escaped form is kept rather than the record lost.</summary>
    private static int Unescape(ref Utf8JsonReader reader, byte[] target)
    {
        try
        {
            return reader.CopyString(target);
        }
        catch (InvalidOperationException)
        {
            return -1;
        }
    }

    private static void WriteBytes(ref Utf8JsonReader reader, JsonMessage message, JsonField field, RowBuffer wire)
    {
        var expected = field.Kind == FieldKind.Hex ? "a string of hexadecimal digits" : "a string in base64";
        if (reader.TokenType != JsonTokenType.String)
            throw Fault(ref reader, message, field, expected);
        var bytes = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length + 1);
        try
        {
            // Unescaped and decoded in place: some encoders escape the '+' of base64.
            var text = bytes.AsSpan(0, Math.Max(Unescape(ref reader, bytes), 0));
            OperationStatus status;
            int length;
            if (field.Kind == FieldKind.Hex)
                status = Convert.FromHexString(text, bytes, out _, out length);
            else
                status = Base64.DecodeFromUtf8InPlace(text, out length);
            if (status != OperationStatus.Done)
                throw Fault(ref reader, message, field, expected);
            wire.Tag(field.Number, WireType.Bytes);
            wire.Varint((ulong)length);
            wire.Raw(bytes.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Reads an integer; unsigned ones above the signed range keep their bits.</summary>
    private static long Integer(ref Utf8JsonReader reader, JsonMessage message, JsonField field)
    {
        if (reader.TokenType is JsonTokenType.Number or JsonTokenType.String && !reader.ValueIsEscaped)
        {
            if (long.TryParse(reader.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var signed))
                return signed;
            if (ulong.TryParse(reader.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var unsigned))
                return (long)unsigned;
        }

        throw Fault(ref reader, message, field, "an integer of at most 64 bits, as a number or in a string");
    }

    private static double Real(ref Utf8JsonReader reader, JsonMessage message, JsonField field)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var number))
            return number;
        // No number needs an escape, and one may hide half a surrogate pair, which the reader throws at.
        if (reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped)
        {
            if (reader.ValueTextEquals("NaN"u8))
                return double.NaN;
            if (reader.ValueTextEquals("Infinity"u8))
                return double.PositiveInfinity;
            if (reader.ValueTextEquals("-Infinity"u8))
                return double.NegativeInfinity;
            if (double.TryParse(reader.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
                return number;
        }

        throw Fault(ref reader, message, field, "a number, or NaN, Infinity or -Infinity in a string");
    }

    private static OtlpFormatException Fault(ref Utf8JsonReader reader, JsonMessage message, JsonField field, string expected) =>
        new($"{message.Name}.{field.Name}", reader.TokenStartIndex, $"the value must be {expected}.");
}
