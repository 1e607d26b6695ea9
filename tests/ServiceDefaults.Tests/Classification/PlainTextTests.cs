using FsCheck.Xunit;
using ServiceDefaults.Classification;

namespace ServiceDefaults.Tests.Classification;

public sealed class PlainTextTests
{
    private static string Hash(string text) => ClassifiedHash.Redact(DataClass.Personal, text);

    public static TheoryData<string, string> Texts => new()
    {
        { "nothing here", "nothing here" },
        { "@ or 3 @ 4 or a@b", "@ or 3 @ 4 or a@b" },
        { "to ann.o'hara+x@mail.example.co.uk.", $"to ann.o'{Hash("hara+x@mail.example.co.uk")}." },
        { "<ann@example.com>,bob@example.com", $"<{Hash("ann@example.com")}>,{Hash("bob@example.com")}" },
        { "/customers/ann%40example.com/orders", $"/customers/{Hash("ann@example.com")}/orders" },
        { "müller@exämple.de", Hash("müller@exämple.de") },
        { "amqp://guest:guest@127.0.0.1:5672/vhost", "amqp://***@127.0.0.1:5672/vhost" },
        { "https://host/@scope/package", "https://host/@scope/package" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Addresses_of_persons_and_passwords_of_addresses_are_replaced(string text, string expected) => PlainText.Protect(text).ShouldBe(expected);

    [Fact]
    public void Text_without_an_at_sign_is_the_same_object()
    {
        var text = new string('x', 100);
        PlainText.Protect(text).ShouldBeSameAs(text);
    }

    [Property]
    public bool An_address_does_not_survive_whatever_stands_around_it(string? before, string? after)
    {
        var text = $"{before} canary@example.com {after}";
        return !PlainText.Protect(text).Contains("canary@example", StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_text_costs_little()
    {
        var text = string.Concat(Enumerable.Repeat(new string('a', 63) + "@", 2_000));
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        PlainText.Protect(text);
        System.Diagnostics.Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }
}
