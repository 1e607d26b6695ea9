namespace LocalHosting.Tests.Resources;

public sealed class ResourceNameTests
{
    [Theory]
    [InlineData("shop")]
    [InlineData("cost-calculator")]
    [InlineData("s3")]
    public void A_name_of_letters_digits_and_single_hyphens_is_taken(string name) => new ProjectResource(name).Name.ShouldBe(name);

    [Theory]
    [InlineData("3d")]
    [InlineData("cost--calculator")]
    [InlineData("shop-")]
    [InlineData("my shop")]
    [InlineData("café")]
    public void Any_other_name_is_refused_with_what_would_be_right(string name) =>
        Should.Throw<ArgumentException>(() => new ProjectResource(name)).Message
            .ShouldStartWith($"Resource name '{name}' is invalid: use at most 64 ASCII letters, digits and single hyphens, starting with a letter");

    [Fact]
    public async Task A_name_can_be_used_once_whatever_its_case()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddExecutable("shop", "/bin/sh", ".");

        Should.Throw<DistributedApplicationException>(() => builder.AddExecutable("Shop", "/bin/sh", ".")).Message
            .ShouldBe("Cannot add resource 'Shop': a resource with that name exists already. Give it another name.");
    }
}
