using System.Buffers;
using System.Text;

namespace Collector.Redaction;

/// <summary>Tells cheaply whether bytes may hold something that <see cref="SensitivePatterns"/> would mask: seldom wrong with yes, never with no.</summary>
/// <remarks>Runs over every record as it will be stored, text, JSON and binary fields in one sweep; what it suspects is looked at closely, and that is seldom.</remarks>
internal static class Suspicion
{
    private const int Window = 4_096;
    private const int LongestWord = 8;

    /// <summary>The shortest card number is of 15 digits, the shortest telephone number of 8.</summary>
    private const int CardDigits = 15;
    private const int PhoneDigits = 8;

    private static readonly SearchValues<string> Words = SearchValues.Create(
        ["eyJ", "bearer", "basic", "password", "passwd", "pwd", "secret", "apikey", "api_key", "api-key"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<byte> PhoneSeparators = SearchValues.Create(" /().-"u8);

    public static bool Raises(ReadOnlySpan<byte> bytes) => HasAddress(bytes) || HasPhone(bytes) || HasCard(bytes) || HasWord(bytes);

    private static bool HasAddress(ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.IndexOf((byte)'@'); at >= 0;)
        {
            if (at > 0 && at + 1 < bytes.Length && (IsWordPart(bytes[at - 1]) || bytes[at - 1] is (byte)'.' or (byte)'%' or (byte)'+' or (byte)'-')
                && (IsWordPart(bytes[at + 1]) || bytes[at + 1] == '-'))
                return true;
            var next = bytes[(at + 1)..].IndexOf((byte)'@');
            at = next < 0 ? next : at + 1 + next;
        }

        return false;
    }

    private static bool HasPhone(ReadOnlySpan<byte> bytes)
    {
        for (var plus = bytes.IndexOf((byte)'+'); plus >= 0; plus = bytes.IndexOf((byte)'+'))
        {
            bytes = bytes[(plus + 1)..];
            var digits = 0;
            foreach (var symbol in bytes)
            {
                if (char.IsAsciiDigit((char)symbol))
                    digits++;
                else if (digits == 0 || !PhoneSeparators.Contains(symbol))
                    break;
                if (digits == PhoneDigits)
                    return true;
            }
        }

        return false;
    }

    private static bool HasCard(ReadOnlySpan<byte> bytes)
    {
        var inWord = false;
        for (var index = 0; index < bytes.Length; index++)
        {
            var isPart = IsWordPart(bytes[index]);
            if (!inWord && bytes[index] is >= (byte)'2' and <= (byte)'6' && StartsCard(bytes[index..]))
                return true;
            inWord = isPart;
        }

        return false;
    }

    private static bool StartsCard(ReadOnlySpan<byte> bytes)
    {
        var digits = 0;
        var separated = false;
        foreach (var symbol in bytes)
        {
            if (char.IsAsciiDigit((char)symbol))
            {
                separated = false;
                if (++digits == CardDigits)
                    return true;
            }
            else if (separated || symbol is not ((byte)' ' or (byte)'-'))
            {
                return false;
            }
            else
            {
                separated = true;
            }
        }

        return false;
    }

    private static bool HasWord(ReadOnlySpan<byte> bytes)
    {
        var text = ArrayPool<char>.Shared.Rent(Window);
        try
        {
            for (var start = 0; start < bytes.Length; start += Window - LongestWord)
            {
                var window = bytes.Slice(start, Math.Min(Window, bytes.Length - start));
                Encoding.Latin1.GetChars(window, text);
                if (text.AsSpan(0, window.Length).ContainsAny(Words))
                    return true;
            }

            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }
    }

    private static bool IsWordPart(byte symbol) => char.IsAsciiLetterOrDigit((char)symbol) || symbol == '_';
}
