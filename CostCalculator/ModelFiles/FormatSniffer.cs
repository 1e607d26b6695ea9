using System.Text;

namespace CostCalculator.ModelFiles;

/// <summary>Tells a file's format from its first bytes; its name and what its header says of itself prove nothing.</summary>
/// <remarks>
/// A binary STL may begin with "solid", but it has a NUL among its first 84 bytes: the last byte of the number of facets is zero below 16 million
/// facets. Text never has one.
/// OBJ has no mark of its own: text that is not ASCII STL is read as OBJ, whose reader refuses what is not.
/// </remarks>
internal static class FormatSniffer
{
    /// <summary>How many bytes are looked at, where the file has as many.</summary>
    public const int SniffedBytes = 512;

    public static ModelFormat Sniff(ReadOnlySpan<byte> head)
    {
        head = head[..Math.Min(head.Length, SniffedBytes)];
        if (KnownForeigner(head) is { } foreigner)
            throw ModelRefusedException.Corrupt($"The file is {foreigner}, not a model as STL or OBJ. Export the model as STL or OBJ.");
        if (!IsText(head))
            return ModelFormat.BinaryStl;
        var text = head.StartsWith(Encoding.UTF8.Preamble) ? head[Encoding.UTF8.Preamble.Length..] : head;
        text = text.TrimStart(" \t\r\n\v\f"u8);
        return text.Length >= 5 && Ascii.EqualsIgnoreCase(text[..5], "solid"u8) && (text.Length == 5 || TextTokens.IsBlank(text[5]) || text[5] == '\n')
            ? ModelFormat.AsciiStl
            : ModelFormat.Obj;
    }

    private static bool IsText(ReadOnlySpan<byte> head)
    {
        foreach (var character in head)
        {
            if (character < 0x20 && character is not ((byte)'\t' or (byte)'\n' or (byte)'\v' or (byte)'\f' or (byte)'\r'))
                return false;
        }

        return true;
    }

    // Formats that customers send by mistake; their marks are ones that a header of a binary STL does not begin with by chance.
    private static string? KnownForeigner(ReadOnlySpan<byte> head) => head switch
    {
        [(byte)'P', (byte)'K', 3, 4, ..] => "a ZIP archive (as 3MF is)",
        [0x1F, 0x8B, 8, ..] => "compressed with gzip",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "a PDF document",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, ..] => "a PNG picture",
        [0xFF, 0xD8, 0xFF, ..] => "a JPEG picture",
        [(byte)'g', (byte)'l', (byte)'T', (byte)'F', ..] => "a glTF model",
        [(byte)'p', (byte)'l', (byte)'y', (byte)'\n' or (byte)'\r', ..] => "a PLY model",
        _ when head.StartsWith("ISO-10303-21"u8) => "a STEP model",
        _ => null,
    };
}
