namespace LocalHosting.Tests.Expressions;

public sealed class ReferenceExpressionTests
{
    [Fact]
    public async Task Places_are_filled_in_only_when_the_value_is_asked_for()
    {
        var asked = 0;
        var parameter = new ParameterResource("colour", () => $"red{++asked}");

        var expression = ReferenceExpression.Create($"{{{parameter}}} {"plain"}");

        asked.ShouldBe(0);
        (await expression.GetValueAsync(TestContext.Current.CancellationToken)).ShouldBe("{red1} plain");
        expression.ValueExpression.ShouldBe("{{colour.value}} plain");
    }
}
