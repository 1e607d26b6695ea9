using System.Globalization;
using System.Text;
using CostCalculator.ModelFiles;
using FsCheck.Xunit;

namespace CostCalculator.Tests.ModelFiles;

public sealed class CoordinateTextTests
{
    [Property(MaxTest = 2_000)]
    public void Any_single_is_read_back_from_its_shortest_text(uint bits)
    {
        var value = BitConverter.UInt32BitsToSingle(bits);
        if (float.IsFinite(value))
            Read(value.ToString("R", CultureInfo.InvariantCulture)).ShouldBe(value);
    }

    [Property(MaxTest = 2_000)]
    public void Any_number_is_rounded_as_the_framework_rounds_it(long digits, sbyte exponent, bool capital)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{digits / 1_000}.{Math.Abs(digits % 1_000_000_007)}{(capital ? 'E' : 'e')}{exponent}");
        Read(text).ShouldBe(float.Parse(text, CultureInfo.InvariantCulture));
    }

    public static TheoryData<string> Awkward =>
    [
        "0", "-0", "+1.5", ".5", "5.", "-.25e1", "1e0", "1E+05", "000000000000000000000000000001", "0.000000000000000000000000000000000000000000001", "16777217", "16777217.0000001",
        "0.1", "3.4028234663852886e38", "1.17549435e-38", "1e-46", "123456789012345678901234567890", "9007199254740993", "5.000000298023224", "5.00000029802322387695312500001",
    ];

    [Theory]
    [MemberData(nameof(Awkward))]
    public void Awkward_numbers_are_rounded_as_the_framework_rounds_them(string text) => Read(text).ShouldBe(float.Parse(text, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1,5")]
    [InlineData("0x10")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("12mm")]
    public void What_is_no_number_is_refused(string text)
    {
        ReadOnlySpan<byte> rest = Encoding.ASCII.GetBytes(text);
        CoordinateText.TryRead(ref rest, out _).ShouldBeFalse();
    }

    [Fact]
    public void What_follows_a_number_is_left()
    {
        var rest = " \t1.5  2"u8;
        CoordinateText.TryRead(ref rest, out var first).ShouldBeTrue();
        CoordinateText.TryRead(ref rest, out var second).ShouldBeTrue();
        (first, second, rest.Length).ShouldBe((1.5f, 2f, 0));
    }

    private static float Read(string text)
    {
        ReadOnlySpan<byte> rest = Encoding.ASCII.GetBytes(text);
        CoordinateText.TryRead(ref rest, out var value).ShouldBeTrue(text);
        rest.Length.ShouldBe(0);
        return value;
    }
}
