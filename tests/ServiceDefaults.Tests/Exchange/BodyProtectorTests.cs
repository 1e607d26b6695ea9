using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceDefaults.Classification;
using ServiceDefaults.Exchange;

namespace ServiceDefaults.Tests.Exchange;

public sealed class BodyProtectorTests
{
    private static readonly BodyProtector Protector = new(new ServiceDefaultsSettings { MaxLoggedBodyBytes = 200 });

    private static string Hash(string text) => ClassifiedHash.Redact(DataClass.Personal, text);

    private static string Hash(decimal amount) => ClassifiedHash.Redact(DataClass.Financial, amount);

    public static TheoryData<string, string> Bodies => new()
    {
        { """{"orderId":"S-100001","quantity":3,"done":true,"price":null}""", """{"orderId":"S-100001","quantity":3,"done":true,"price":null}""" },
        { """{"name":"Ann","Email":"a@b.de","NAME":"Bob"}""", $$"""{"name":"{{Hash("Ann")}}","Email":"{{Hash("a@b.de")}}","NAME":"{{Hash("Bob")}}"}""" },
        { """{"price":12.50}""", $$"""{"price":"{{Hash(12.5m)}}"}""" },
        { """{"price":1e400}""", $$"""{"price":"{{ClassifiedHash.Redact(DataClass.Financial, "1e400")}}"}""" },
        { """{"address":{"x":"Main St","y":["1",{"z":2}]},"q":"x"}""", $$"""{"address":{"x":"{{Hash("Main St")}}","y":["{{Hash("1")}}",{"z":"{{ClassifiedHash.Redact(DataClass.Personal, 2m)}}"}]},"q":"x"}""" },
        { """[{"phone":["1","2"]},{"phone":"3"},"free"]""", $$"""[{"phone":["{{Hash("1")}}","{{Hash("2")}}"]},{"phone":"{{Hash("3")}}"},"free"]""" },
        { """{"nickOfBuyer":"Annie","limit":[1,2]}""", $$"""{"nickOfBuyer":"{{Hash("Annie")}}","limit":["{{Hash(1m)}}","{{Hash(2m)}}"]}""" },
        { """{"note":"write to ann@example.com"}""", $$"""{"note":"write to {{Hash("ann@example.com")}}"}""" },
        { """{"na\u006de":"Ann"}""", $$"""{"name":"{{Hash("Ann")}}"}""" },
        { "solid part\nfacet", "(16 bytes)" },
        { """{"name":"Ann"} trailing""", "(23 bytes)" },
        { """{"name":"Ann""", "(12 bytes)" },
        { "", "" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Sensitive_members_are_hashed_and_the_rest_stays(string body, string text) => Protector.Protect(Encoding.UTF8.GetBytes(body)).ShouldBe(text);

    [Fact]
    public void A_long_body_is_cut_without_a_part_of_a_value()
    {
        var body = $$"""{"quantity":1,"name":"{{new string('n', 150)}}","filler":"{{new string('f', 100)}}","more":1}""";

        var text = Protector.Protect(Encoding.UTF8.GetBytes(body));

        text.ShouldBe($$"""{"quantity":1,"name":"{{Hash(new string('n', 150))}}","filler":… ({{body.Length}} bytes)""");
    }

    [Fact]
    public void A_value_has_one_hash_in_a_body_and_in_a_log()
    {
        var order = new Contract(new("Annie"), [new(99.90m)]);
        var text = Protector.Protect(JsonSerializer.SerializeToUtf8Bytes(order, JsonSerializerOptions.Web));
        text.ShouldContain(order.Nick.Redacted);
        text.ShouldContain(order.Limits[0].Redacted);
    }

    [Fact]
    public void No_prefix_of_a_body_leaks()
    {
        var body = Encoding.UTF8.GetBytes("""{"a":{"name":"secret-one","x":["ok"]},"price":778899,"address":{"street":"secret-two"}}""");
        for (var length = 0; length < body.Length; length++)
        {
            var text = Protector.Protect(body.AsSpan(0, length), body.Length);
            text.ShouldNotContain("secret");
            text.ShouldNotContain("7788");
        }
    }

    internal sealed record Contract([property: JsonPropertyName("nickOfBuyer")] Personal<string> Nick, [property: JsonPropertyName("limit")] IReadOnlyList<Financial<decimal>> Limits);
}
