using System.Text.Json;
using Shop.Tests.Flow;

namespace Shop.Tests;

public sealed class OpenApiTests(World world)
{
    [Fact]
    public async Task The_document_lists_every_endpoint_with_what_it_takes()
    {
        using var answer = await world.Api.Client.GetAsync("/openapi/v1.json", Deadline.Token);
        var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Deadline.Token)).RootElement;
        var paths = document.GetProperty("paths");
        string[] own = [.. paths.EnumerateObject().Where(path => !path.Name.StartsWith("/messaging", StringComparison.Ordinal) && !path.Name.StartsWith("/logging", StringComparison.Ordinal)).SelectMany(path => path.Value.EnumerateObject().Select(verb => $"{verb.Name} {path.Name}"))];
        own.ShouldBe(
            [
                "post /customers", "get /customers/{customerId}", "put /customers/{customerId}", "post /customers/{customerId}/orders", "get /customers/{customerId}/orders",
                "get /customers/{customerId}/orders/{orderId}", "put /customers/{customerId}/orders/{orderId}/model", "post /customers/{customerId}/orders/{orderId}/approve",
                "post /customers/{customerId}/orders/{orderId}/cancel", "get /models/{modelId}",
            ],
            ignoreOrder: true);
        paths.GetProperty("/customers/{customerId}/orders/{orderId}/model").GetProperty("put").GetProperty("requestBody").GetProperty("content")
            .EnumerateObject().Select(type => type.Name).ShouldContain("model/stl");
        document.GetProperty("components").GetProperty("schemas").GetProperty("CustomerData").GetProperty("required").EnumerateArray().Select(name => name.GetString())
            .ShouldBe(["name", "email"]);
    }

    [Theory]
    [InlineData("/customers/{customerId}/orders", new[] { "material", "quantity" })]
    [InlineData("/customers/{customerId}/orders/{orderId}/approve", new[] { "onBehalfBy" })]
    [InlineData("/customers/{customerId}/orders/{orderId}/cancel", new[] { "reason", "onBehalfBy" })]
    public async Task The_document_describes_each_body_by_its_own_members(string path, string[] members)
    {
        using var answer = await world.Api.Client.GetAsync("/openapi/v1.json", Deadline.Token);
        var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Deadline.Token)).RootElement;
        var body = document.GetProperty("paths").GetProperty(path).GetProperty("post").GetProperty("requestBody").GetRawText();
        var name = body.Split("#/components/schemas/")[^1].Split('"')[0];
        document.GetProperty("components").GetProperty("schemas").GetProperty(name).GetProperty("properties").EnumerateObject().Select(member => member.Name).ShouldBe(members);
    }
}
