using Peers;

namespace Mes.Tests;

public sealed class OpenApiTests(MesService service)
{
    [Fact]
    public async Task The_document_describes_every_route_of_the_api()
    {
        using var answer = await service.Http.GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        var document = await answer.ShouldBeAsync(System.Net.HttpStatusCode.OK);
        document.GetProperty("paths").EnumerateObject().Select(path => path.Name).Where(path => !path.StartsWith("/messaging/", StringComparison.Ordinal) && !path.StartsWith("/logging/", StringComparison.Ordinal)).ShouldBe(
            [
                "/queue", "/orders/{orderId}", "/orders/{orderId}/ship", "/orders/{orderId}/operations/{kind}/start", "/orders/{orderId}/operations/{kind}/complete",
                "/orders/{orderId}/operations/{kind}/fail",
                "/operators", "/operators/{operatorId}",
            ],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("/operators", "name")]
    [InlineData("/orders/{orderId}/operations/{kind}/start", "operatorId")]
    [InlineData("/orders/{orderId}/operations/{kind}/complete", "operatorId")]
    [InlineData("/orders/{orderId}/operations/{kind}/fail", "operatorId", "reason")]
    [InlineData("/orders/{orderId}/ship", "operatorId", "trackingNumber")]
    public async Task The_document_describes_the_body_that_each_route_takes(string path, params string[] members)
    {
        using var answer = await service.Http.GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        var document = await answer.JsonAsync();
        var schema = document.GetProperty("paths").GetProperty(path).GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        var name = schema.GetProperty("$ref").GetString()!.Split('/')[^1];
        document.GetProperty("components").GetProperty("schemas").GetProperty(name).GetProperty("properties").EnumerateObject().Select(member => member.Name).ShouldBe(members);
    }
}
