using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Observability.Reading.Records;

namespace Observability.Reading.Elastic;

/// <summary>Writes attributes as one JSON object.</summary>
internal static class AttributeJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Gives the attributes of a document, but those that are its own affair.</summary>
    public static RawJson Without(JsonElement attributes, Func<string, bool> isLeftOut) => Write(json =>
    {
        if (attributes.ValueKind != JsonValueKind.Object)
            return;
        foreach (var attribute in attributes.EnumerateObject().Where(attribute => !isLeftOut(attribute.Name)))
            attribute.WriteTo(json);
    });

    /// <summary>Gives Jaeger's list of keys and values as an object.</summary>
    public static RawJson OfTags(IEnumerable<JsonElement> tags, params (string Name, string Value)[] more) => Write(json =>
    {
        foreach (var (name, value) in more)
            json.WriteString(name, value);
        WriteTags(json, tags);
    });

    /// <summary>Writes the members of an object.</summary>
    public static void WriteTags(Utf8JsonWriter json, IEnumerable<JsonElement> tags)
    {
        foreach (var tag in tags)
        {
            json.WritePropertyName(tag.TextOrNull("key")!);
            WriteValue(json, tag.TextOrNull("type"), tag.Member("value"));
        }
    }

    /// <summary>Gives what <paramref name="write"/> writes between the braces of an object.</summary>
    public static RawJson Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return new RawJson(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    // Jaeger keeps byte strings in hexadecimal; OTLP's JSON, as everywhere in this API, has them in base64.
    private static void WriteValue(Utf8JsonWriter json, string? type, JsonElement value)
    {
        if (type == "binary" && value.GetString() is { } hex && hex.Length % 2 == 0 && hex.All(char.IsAsciiHexDigit))
            json.WriteBase64StringValue(Convert.FromHexString(hex));
        else if (type is "bool" or "int64" or "float64" && value.ValueKind == JsonValueKind.String)
            json.WriteRawValue(value.GetString()!);
        else
            value.WriteTo(json);
    }
}
