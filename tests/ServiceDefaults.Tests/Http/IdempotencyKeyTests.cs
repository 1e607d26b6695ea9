using ServiceDefaults.Http;

namespace ServiceDefaults.Tests.Http;

public sealed class IdempotencyKeyTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("0192f0c1-2a3b-7c4d-8e5f-60718293a4b5")]
    [InlineData("!~")]
    public void Visible_ascii_is_a_key(string header) => IdempotencyKey.Parse(header).Value.ShouldBe(header);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\t")]
    [InlineData("é")]
    public void Anything_else_is_refused(string? header) => Refused(header);

    [Fact]
    public void More_than_a_hundred_characters_are_refused()
    {
        IdempotencyKey.Parse(new string('k', 100)).Value.Length.ShouldBe(100);
        Refused(new string('k', 101));
    }

    private static void Refused(string? header)
    {
        var problem = Should.Throw<ProblemException>(() => IdempotencyKey.Parse(header)).Problem;
        problem.Status.ShouldBe(400);
        problem.Type.ShouldBe("urn:problem:idempotency-key-required");
    }
}
