using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ServiceDefaults.Classification;

namespace ServiceDefaults.Exchange;

/// <summary>Makes a JSON body fit for a log: classified members as keyed hashes, and no longer than a limit.</summary>
public sealed class BodyProtector
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly FrozenDictionary<string, DataClass> _members;

    /// <summary>Creates a protector that knows the contracts of the assemblies loaded now.</summary>
    public BodyProtector(ServiceDefaultsSettings settings)
        : this((settings ?? throw new ArgumentNullException(nameof(settings))).MaxLoggedBodyBytes, SensitiveMembers.Of(SensitiveMembers.Assemblies()))
    {
    }

    internal BodyProtector(int maxBytes, FrozenDictionary<string, DataClass> members)
    {
        MaxBytes = maxBytes;
        _members = members;
    }

    /// <summary>Gets how many bytes of a body are logged at most.</summary>
    public int MaxBytes { get; }

    /// <summary>Gives the text to log for a body that is there as a whole.</summary>
    /// <returns>The JSON with its classified values hashed, cut after <see cref="MaxBytes"/> bytes; or, where it is no JSON, its length.</returns>
    public string Protect(ReadOnlySpan<byte> body) => Protect(body[..Math.Min(body.Length, MaxBytes)], body.Length);

    /// <summary>Gives the text to log for a body of which only the beginning was kept.</summary>
    /// <param name="beginning">The first bytes, <see cref="MaxBytes"/> at most.</param>
    /// <param name="length">The length of the whole body in bytes.</param>
    public string Protect(ReadOnlySpan<byte> beginning, long length)
    {
        if (length == 0)
            return string.Empty;
        try
        {
            var text = Rewrite(beginning, isWhole: beginning.Length == length);
            return beginning.Length == length ? text : string.Create(CultureInfo.InvariantCulture, $"{text}… ({length} bytes)");
        }
        catch (JsonException)
        {
            return Length(length);
        }
    }

    /// <summary>Gives the text to log in place of a body that is not shown.</summary>
    public static string Length(long length) => length == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"({length} bytes)");

    private string Rewrite(ReadOnlySpan<byte> body, bool isWhole)
    {
        var output = new ArrayBufferWriter<byte>(body.Length + 256);
        using (var writer = new Utf8JsonWriter(output, Readable))
        {
            var reader = new Utf8JsonReader(body, isWhole, default);
            // The class of the value that comes next, or of everything down to the end of the object or array at this depth.
            DataClass? current = null;
            var untilDepth = -1;
            while (reader.Read())
            {
                Write(ref reader, writer, ref current, untilDepth >= 0);
                if (current is not null && untilDepth < 0 && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    untilDepth = current is null ? -1 : reader.CurrentDepth;
                else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray && reader.CurrentDepth == untilDepth)
                    (current, untilDepth) = (null, -1);
                else if (untilDepth < 0 && reader.TokenType != JsonTokenType.PropertyName)
                    current = null;
            }
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private void Write(ref Utf8JsonReader reader, Utf8JsonWriter writer, ref DataClass? current, bool inside)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                var name = reader.GetString()!;
                writer.WritePropertyName(PlainText.Protect(name));
                if (!inside && _members.TryGetValue(name, out var dataClass))
                    current = dataClass;
                return;
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                return;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                return;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                return;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                return;
            case JsonTokenType.Null:
                writer.WriteNullValue();
                return;
            case JsonTokenType.String when current is { } protectedClass:
                writer.WriteStringValue(ClassifiedHash.Redact(protectedClass, reader.GetString()));
                return;
            case JsonTokenType.Number when current is { } protectedClass:
                writer.WriteStringValue(reader.TryGetDecimal(out var number)
                    ? ClassifiedHash.Redact(protectedClass, number)
                    : ClassifiedHash.Redact(protectedClass, Encoding.UTF8.GetString(reader.ValueSpan)));
                return;
            case JsonTokenType.String:
                writer.WriteStringValue(PlainText.Protect(reader.GetString()!));
                return;
            case JsonTokenType.Number:
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                return;
            default:
                writer.WriteBooleanValue(reader.GetBoolean());
                return;
        }
    }
}
