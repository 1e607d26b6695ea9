using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Collector.Rows;

namespace Collector.Redaction;

/// <summary>Masks the strings of a JSON document, and leaves all else as it is.</summary>
internal static class JsonMask
{
    /// <summary>Deeper than anything that decoders let through.</summary>
    private const int MaxDepth = 256;

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth, SkipValidation = true };

    /// <summary>Writes a jsonb field again, masked. Where <paramref name="maskedBefore"/> is given the document is the record's attributes, and gets the count of all that was masked.</summary>
    /// <returns>How many strings were masked, with those before.</returns>
    public static int Write(ReadOnlySpan<byte> field, RowBuffer redacted, int? maskedBefore = null)
    {
        var json = new ArrayBufferWriter<byte>(field.Length);
        var masked = Mask(field[1..], json, maskedBefore);
        var start = redacted.BeginField();
        redacted.Raw(field[0]);
        redacted.Raw(json.WrittenSpan);
        redacted.EndField(start);
        return masked;
    }

    /// <summary>Writes a text field that holds JSON again, masked.</summary>
    /// <returns>How many strings were masked.</returns>
    public static int WriteText(ReadOnlySpan<byte> field, RowBuffer redacted)
    {
        var json = new ArrayBufferWriter<byte>(field.Length);
        var masked = Mask(field, json, null);
        redacted.Bytes(json.WrittenSpan);
        return masked;
    }

    /// <summary>Gives a document with its strings masked.</summary>
    public static string Mask(string json)
    {
        var masked = new ArrayBufferWriter<byte>(json.Length);
        Mask(System.Text.Encoding.UTF8.GetBytes(json), masked, null);
        return System.Text.Encoding.UTF8.GetString(masked.WrittenSpan);
    }

    private static int Mask(ReadOnlySpan<byte> json, ArrayBufferWriter<byte> output, int? maskedBefore)
    {
        using var writer = new Utf8JsonWriter(output, WriterOptions);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        var masked = maskedBefore ?? 0;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String)
                masked += Text(reader.GetString()!, writer);
            else if (reader is { TokenType: JsonTokenType.EndObject, CurrentDepth: 0 } && maskedBefore is not null && masked > 0)
                End(masked, writer);
            else
                Copy(ref reader, writer);
        }

        return masked;
    }

    private static int Text(string text, Utf8JsonWriter writer)
    {
        var clean = SensitivePatterns.Redact(text);
        writer.WriteStringValue(clean);
        return ReferenceEquals(clean, text) ? 0 : 1;
    }

    private static void End(int masked, Utf8JsonWriter writer)
    {
        writer.WriteNumber(SecondNet.MaskedCount, masked);
        writer.WriteEndObject();
    }

    private static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject: writer.WriteStartObject(); break;
            case JsonTokenType.EndObject: writer.WriteEndObject(); break;
            case JsonTokenType.StartArray: writer.WriteStartArray(); break;
            case JsonTokenType.EndArray: writer.WriteEndArray(); break;
            case JsonTokenType.PropertyName: writer.WritePropertyName(reader.GetString()!); break;
            // Numbers as they are, for reading and writing them could round.
            default: writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true); break;
        }
    }
}
