using ServiceDefaults.Http;

namespace ServiceDefaults.Tests.Http;

public sealed class IfMatchTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("*", true)]
    [InlineData("\"3\"", true)]
    [InlineData("\"2\"", false)]
    [InlineData("\"2\", \"3\"", true)]
    [InlineData("W/\"3\"", false)]
    [InlineData("\"03\"", false)]
    [InlineData("\"\"", false)]
    public void A_version_is_allowed_where_the_header_names_it_strongly(string? header, bool allowed) =>
        IfMatch.Parse(header).Allows(new EntityTag(3)).ShouldBe(allowed);

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("\"3")]
    [InlineData("\"3\" \"4\"")]
    [InlineData("\"3\", x")]
    public void A_header_that_is_no_list_of_tags_is_malformed(string header)
    {
        var problem = Should.Throw<ProblemException>(() => IfMatch.Parse(header)).Problem;
        problem.Status.ShouldBe(400);
        problem.Detail.ShouldBe("If-Match must be *, or entity tags as the header ETag gives them, such as \"3\" (with the quotes).");
    }

    [Fact]
    public void A_stale_version_is_refused_with_the_current_one()
    {
        var problem = Should.Throw<ProblemException>(() => IfMatch.Parse("\"2\"").Ensure(3)).Problem;
        problem.Status.ShouldBe(412);
        problem.Detail.ShouldContain("\"3\"");
    }

    [Fact]
    public void An_update_that_demands_a_version_is_refused_without_one() =>
        Should.Throw<ProblemException>(() => IfMatch.Demand(null)).Problem.Status.ShouldBe(428);
}
