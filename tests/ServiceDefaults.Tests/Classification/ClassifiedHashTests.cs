using System.Globalization;
using System.Text.Json;
using ServiceDefaults.Classification;

namespace ServiceDefaults.Tests.Classification;

public sealed class ClassifiedHashTests
{
    [Fact]
    public void Equal_values_have_equal_hashes_and_others_do_not()
    {
        new Personal<string>("Ann").Redacted.ShouldBe(new Personal<string>("Ann").Redacted);
        new Personal<string>("Ann").Redacted.ShouldNotBe(new Personal<string>("Bob").Redacted);
        new Financial<decimal>(12.5m).Redacted.ShouldBe(new Financial<decimal>(12.500m).Redacted);
    }

    [Fact]
    public void A_value_has_one_hash_under_every_culture()
    {
        var before = new Financial<decimal>(1_234.5m).Redacted;
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            other.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = other;
            new Financial<decimal>(1_234.5m).Redacted.ShouldBe(before);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Whatever_formats_a_value_gets_its_kind_and_its_hash()
    {
        var name = new Personal<string>("Ann");
        name.ToString().ShouldMatch("^personal:[0-9a-f]{16}$");
        $"{name,40}|{name:x}".ShouldBe(name.Redacted.PadLeft(40) + "|" + name.Redacted);
        new Financial<decimal>(1m).ToString().ShouldMatch("^financial:[0-9a-f]{16}$");
        default(Personal<string>).ToString().ShouldMatch("^personal:[0-9a-f]{16}$");
    }

    [Fact]
    public void Json_carries_the_value()
    {
        var json = JsonSerializer.Serialize(new Both(new("Ann"), null, new(12.50m)));
        json.ShouldBe("""{"Name":"Ann","Phone":null,"Price":12.50}""");
        JsonSerializer.Deserialize<Both>(json).ShouldBe(new Both(new("Ann"), null, new(12.5m)));
    }

    [Fact]
    public void A_short_key_is_refused() =>
        Should.Throw<ArgumentException>(() => ClassifiedHash.UseKey(new byte[15])).Message.ShouldStartWith("The key of the classified hash has 15 bytes; give it at least 16.");

    private sealed record Both(Personal<string> Name, Personal<string>? Phone, Financial<decimal> Price);
}
