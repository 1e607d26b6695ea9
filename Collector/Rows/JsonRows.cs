using System.Buffers;
using System.Buffers.Text;
using System.Globalization;

namespace Collector.Rows;

/// <summary>Writes jsonb fields piece by piece: a version byte, then JSON text.</summary>
internal static class JsonRows
{
    private const byte JsonbVersion = 1;

    private static readonly SearchValues<byte> MustBeEscaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(control => (byte)control), (byte)'"', (byte)'\\']);

    /// <summary>Opens a jsonb field; <see cref="RowBuffer.EndField"/> with the result closes it.</summary>
    public static int BeginJson(this RowBuffer rows)
    {
        var start = rows.BeginField();
        rows.Raw(JsonbVersion);
        return start;
    }

    /// <summary>Adds a member's name and colon, after a comma where it is not the first.</summary>
    public static void JsonName(this RowBuffer rows, ReadOnlySpan<byte> name, ref bool first)
    {
        rows.JsonNext(ref first);
        rows.JsonString(name);
        rows.Raw((byte)':');
    }

    /// <summary>Adds the comma before all elements but the first.</summary>
    public static void JsonNext(this RowBuffer rows, ref bool first)
    {
        if (!first)
            rows.Raw((byte)',');
        first = false;
    }

    /// <summary>Adds a string, quoted, escaped and made storable.</summary>
    public static void JsonString(this RowBuffer rows, ReadOnlySpan<byte> utf8)
    {
        rows.Raw((byte)'"');
        while (true)
        {
            var plain = utf8.IndexOfAny(MustBeEscaped);
            if (plain < 0)
            {
                rows.Clean(utf8);
                break;
            }

            rows.Clean(utf8[..plain]);
            rows.JsonEscape(utf8[plain]);
            utf8 = utf8[(plain + 1)..];
        }

        rows.Raw((byte)'"');
    }

    public static void JsonInteger(this RowBuffer rows, long value)
    {
        Span<byte> text = stackalloc byte[20];
        value.TryFormat(text, out var length, provider: CultureInfo.InvariantCulture);
        rows.Raw(text[..length]);
    }

    public static void JsonInteger(this RowBuffer rows, ulong value)
    {
        Span<byte> text = stackalloc byte[20];
        value.TryFormat(text, out var length, provider: CultureInfo.InvariantCulture);
        rows.Raw(text[..length]);
    }

    /// <summary>Adds a number; what JSON has no number for becomes the string <c>NaN</c>, <c>Infinity</c> or <c>-Infinity</c>, as in protobuf's JSON.</summary>
    public static void JsonDouble(this RowBuffer rows, double value)
    {
        if (!double.IsFinite(value))
        {
            rows.JsonString(double.IsNaN(value) ? "NaN"u8 : value > 0 ? "Infinity"u8 : "-Infinity"u8);
            return;
        }

        Span<byte> text = stackalloc byte[32];
        value.TryFormat(text, out var length, provider: CultureInfo.InvariantCulture);
        rows.Raw(text[..length]);
    }

    /// <summary>Adds a byte string in base64.</summary>
    public static void JsonBase64(this RowBuffer rows, ReadOnlySpan<byte> value)
    {
        rows.Raw((byte)'"');
        Base64.EncodeToUtf8(value, rows.Reserve(Base64.GetMaxEncodedToUtf8Length(value.Length)), out _, out _);
        rows.Raw((byte)'"');
    }

    /// <summary>Adds a trace or span id in lower-case hexadecimal.</summary>
    public static void JsonHex(this RowBuffer rows, ReadOnlySpan<byte> value)
    {
        rows.Raw((byte)'"');
        Convert.TryToHexStringLower(value, rows.Reserve(value.Length * 2), out _);
        rows.Raw((byte)'"');
    }

    private static void JsonEscape(this RowBuffer rows, byte character)
    {
        switch (character)
        {
            case (byte)'"' or (byte)'\\':
                rows.Raw((byte)'\\');
                rows.Raw(character);
                break;
            case (byte)'\n':
                rows.Raw("\\n"u8);
                break;
            case (byte)'\r':
                rows.Raw("\\r"u8);
                break;
            case (byte)'\t':
                rows.Raw("\\t"u8);
                break;
            case 0:
                rows.Raw("\uFFFD"u8);
                break;
            default:
                rows.Raw("\\u00"u8);
                Convert.TryToHexStringLower([character], rows.Reserve(2), out _);
                break;
        }
    }
}
