using System.Globalization;

namespace CostCalculator.ModelFiles;

/// <summary>Reads numbers from text, rounded to single precision as the best parser would, at several times its speed.</summary>
internal static class CoordinateText
{
    private const ulong MaxExactMantissa = 1UL << 53;

    // 19 digits fit into 64 bits whatever they are.
    private const int MaxFastDigits = 19;

    // The powers of ten that a double holds exactly: a mantissa that it holds exactly, times or divided by one of them, is rounded once and hence correctly
    // (W. D. Clinger, How to Read Floating Point Numbers Accurately, 1990).
    private static readonly double[] PowersOfTen =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>Reads the next number of a line and moves <paramref name="text"/> behind it; <see langword="false"/> where there is none.</summary>
    public static bool TryRead(ref ReadOnlySpan<byte> text, out float value)
    {
        text = TextTokens.SkipBlanks(text);
        var length = TryReadFast(text, out value);
        if (length > 0)
        {
            text = text[length..];
            return true;
        }

        var token = TextTokens.Next(ref text);
        return float.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Gives the length of the number at the start of <paramref name="text"/>, or 0 where only the slow way can tell.</summary>
    private static int TryReadFast(ReadOnlySpan<byte> text, out float value)
    {
        value = 0;
        var i = text.Length > 0 && text[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        var negative = i == 1 && text[0] == '-';
        var mantissa = 0UL;
        var digitsFrom = i;
        i = ReadDigits(text, i, ref mantissa);
        var digits = i - digitsFrom;
        var exponent = 0;
        if (i < text.Length && text[i] == '.')
        {
            var fractionFrom = ++i;
            i = ReadDigits(text, i, ref mantissa);
            exponent = fractionFrom - i;
            digits -= exponent;
        }

        if (digits is 0 or > MaxFastDigits || mantissa > MaxExactMantissa || !TryReadExponent(text, ref i, ref exponent))
            return 0;
        if (exponent is < -22 or > 22 || (i < text.Length && !TextTokens.IsBlank(text[i])))
            return 0;
        var exact = exponent < 0 ? mantissa / PowersOfTen[-exponent] : mantissa * PowersOfTen[exponent];
        if (IsHalfwayBetweenSingles(exact))
            return 0;
        value = (float)(negative ? -exact : exact);
        return i;
    }

    private static int ReadDigits(ReadOnlySpan<byte> text, int i, ref ulong mantissa)
    {
        for (; i < text.Length; i++)
        {
            var digit = (uint)text[i] - '0';
            if (digit > 9)
                break;
            mantissa = mantissa * 10 + digit;
        }

        return i;
    }

    private static bool TryReadExponent(ReadOnlySpan<byte> text, ref int i, ref int exponent)
    {
        if (i >= text.Length || (text[i] | 0x20) != 'e')
            return true;
        i++;
        var negative = i < text.Length && text[i] == '-';
        if (negative || (i < text.Length && text[i] == '+'))
            i++;
        var from = i;
        var power = 0UL;
        i = ReadDigits(text, i, ref power);
        if (i - from is 0 or > 4)
            return false;
        exponent += negative ? -(int)power : (int)power;
        return true;
    }

    // The double may have been rounded to the very middle of two singles; then rounding again may go the wrong way.
    private static bool IsHalfwayBetweenSingles(double value) => (BitConverter.DoubleToUInt64Bits(value) & 0x1FFFFFFF) == 0x10000000;
}
