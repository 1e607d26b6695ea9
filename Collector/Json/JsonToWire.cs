using System.Text.Json;
using Collector.Decoding;
using Collector.Rows;
using Collector.Wire;

namespace Collector.Json;

/// <summary>Turns a request in OTLP's JSON into the same request in protobuf, so that there is one decoder to trust and both encodings are stored alike.</summary>
internal static class JsonToWire
{
    /// <summary>JSON needs four levels for each level of an AnyValue (<c>{"arrayValue":{"values":[{…</c>), and the envelope some more.</summary>
    private const int MaxDepth = 32 + (AnyValueRows.MaxDepth * 5);

    private const int LongestQuote = 200;

    /// <summary>Converts a request.</summary>
    /// <exception cref="OtlpFormatException">It is not JSON, or a value is not what the field takes.</exception>
    public static RowBuffer Convert(Signal signal, ReadOnlySpan<byte> json)
    {
        var wire = new RowBuffer(json.Length);
        var message = OtlpSchema.Of(signal);
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new OtlpFormatException(message.Name, 0, "a request must be a JSON object.");
            WriteFields(ref reader, message, wire);
            if (reader.Read())
                throw new OtlpFormatException(message.Name, reader.TokenStartIndex, "there must be nothing after the request's object.");
            return wire;
        }
        catch (JsonException fault)
        {
            wire.Dispose();
            throw new OtlpFormatException(message.Name, fault.BytePositionInLine ?? 0, $"the body is not JSON: {Bounded(fault.Message)}");
        }
        catch
        {
            wire.Dispose();
            throw;
        }
    }

    // The reader quotes what it stumbled over, whole.
    private static string Bounded(string text) => text.Length <= LongestQuote ? text : string.Concat(text.AsSpan(0, LongestQuote), "…");

    private static void WriteFields(ref Utf8JsonReader reader, JsonMessage message, RowBuffer wire)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = message.Find(ref reader);
            reader.Read();
            if (field is null)
                reader.Skip();
            else if (reader.TokenType != JsonTokenType.Null)
                WriteField(ref reader, message, field, wire);
        }
    }

    private static void WriteField(ref Utf8JsonReader reader, JsonMessage message, JsonField field, RowBuffer wire)
    {
        if (!field.Repeated)
        {
            WriteValue(ref reader, message, field, wire);
            return;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
            throw new OtlpFormatException($"{message.Name}.{field.Name}", reader.TokenStartIndex, "the value must be an array.");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            WriteValue(ref reader, message, field, wire);
    }

    private static void WriteValue(ref Utf8JsonReader reader, JsonMessage message, JsonField field, RowBuffer wire)
    {
        if (field.Kind != FieldKind.Message)
        {
            JsonScalar.Write(ref reader, message, field, wire);
            return;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
            throw new OtlpFormatException($"{message.Name}.{field.Name}", reader.TokenStartIndex, "the value must be an object.");
        wire.Tag(field.Number, WireType.Bytes);
        var start = wire.BeginMessage();
        WriteFields(ref reader, field.Message!, wire);
        wire.EndMessage(start);
    }
}
