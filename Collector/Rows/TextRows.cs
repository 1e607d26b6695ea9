using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Collector.Rows;

/// <summary>Writes text that came from outside: PostgreSQL takes only valid UTF-8 without NUL, so what is neither becomes U+FFFD instead of costing the record.</summary>
internal static class TextRows
{
    /// <summary>The longest text, in bytes, of a column that is indexed: a B-tree takes no entry above 2,704 bytes, and no sensible name comes near.</summary>
    public const int MaxIndexedBytes = 256;

    private static ReadOnlySpan<byte> Replacement => "\uFFFD"u8;

    /// <summary>Writes a text field.</summary>
    public static void Text(this RowBuffer rows, ReadOnlySpan<byte> utf8)
    {
        var start = rows.BeginField();
        rows.Clean(utf8);
        rows.EndField(start);
    }

    /// <summary>Writes a text field, or null where there is no text.</summary>
    public static void TextOrNull(this RowBuffer rows, ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            rows.Null();
        else
            rows.Text(utf8);
    }

    /// <summary>Writes a text field that is indexed, cut to <see cref="MaxIndexedBytes"/>.</summary>
    public static void IndexedText(this RowBuffer rows, ReadOnlySpan<byte> utf8) => rows.TextOrNull(Cut(utf8));

    /// <summary>Tells whether the text survives in an indexed column as it is.</summary>
    public static bool FitsIndex(ReadOnlySpan<byte> utf8) => utf8.Length is > 0 and <= MaxIndexedBytes && IsClean(utf8);

    /// <summary>Adds text to the open field, made storable.</summary>
    public static void Clean(this RowBuffer rows, ReadOnlySpan<byte> utf8)
    {
        if (IsClean(utf8))
        {
            rows.Raw(utf8);
            return;
        }

        while (!utf8.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(utf8, out var rune, out var consumed);
            rows.Raw(status == OperationStatus.Done && rune.Value != 0 ? utf8[..consumed] : Replacement);
            utf8 = utf8[consumed..];
        }
    }

    private static bool IsClean(ReadOnlySpan<byte> utf8) => !utf8.Contains((byte)0) && Utf8.IsValid(utf8);

    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length <= MaxIndexedBytes)
            return utf8;

        // A code point is not cut in two: 10xxxxxx bytes continue one.
        var end = MaxIndexedBytes;
        while (end > MaxIndexedBytes - 4 && (utf8[end] & 0xC0) == 0x80)
            end--;
        return utf8[..end];
    }
}
