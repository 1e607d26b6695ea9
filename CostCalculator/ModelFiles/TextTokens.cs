using System.Text;

namespace CostCalculator.ModelFiles;

/// <summary>Cuts a line into words.</summary>
internal static class TextTokens
{
    private const int MaxQuoted = 40;

    public static bool IsBlank(byte character) => character is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\v' or (byte)'\f';

    public static ReadOnlySpan<byte> SkipBlanks(ReadOnlySpan<byte> text)
    {
        var i = 0;
        while (i < text.Length && IsBlank(text[i]))
            i++;
        return text[i..];
    }

    /// <summary>Takes the next word, which is empty at the end of the line, and moves <paramref name="text"/> behind it.</summary>
    public static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> text)
    {
        text = SkipBlanks(text);
        var length = 0;
        while (length < text.Length && !IsBlank(text[length]))
            length++;
        var token = text[..length];
        text = text[length..];
        return token;
    }

    /// <summary>Gives the start of a text as it may be shown in an error: short, and printable ASCII alone.</summary>
    public static string Quote(ReadOnlySpan<byte> text)
    {
        text = SkipBlanks(text);
        var shown = new StringBuilder("'", MaxQuoted + 5);
        foreach (var character in text[..Math.Min(text.Length, MaxQuoted)])
            shown.Append(character is >= 0x20 and < 0x7F ? (char)character : '?');
        return shown.Append(text.Length > MaxQuoted ? "...'" : "'").ToString();
    }
}
