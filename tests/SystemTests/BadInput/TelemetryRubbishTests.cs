using System.Net;

namespace SystemTests.BadInput;

public sealed class TelemetryRubbishTests(WholeSystem system)
{
    [Theory]
    [InlineData("/v1/logs", "application/x-protobuf")]
    [InlineData("/v1/traces", "application/x-protobuf")]
    [InlineData("/v1/metrics", "application/x-protobuf")]
    [InlineData("/v1/logs", "application/json")]
    [InlineData("/v1/traces", "application/json")]
    [InlineData("/v1/metrics", "application/json")]
    public async Task Garbage_is_refused_as_a_bad_request(string path, string contentType)
    {
        var token = TestContext.Current.CancellationToken;
        using var content = new ByteArrayContent([0xff, 0xff, 0xff, 0xff, 0x01, 0x7b]);
        content.Headers.ContentType = new(contentType);
        using var response = await system.Client("collector").PostAsync(new Uri(path, UriKind.Relative), content, token);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Text_is_refused_as_an_unknown_content_type()
    {
        var token = TestContext.Current.CancellationToken;
        using var content = new StringContent("hello");
        using var response = await system.Client("collector").PostAsync(new Uri("/v1/logs", UriKind.Relative), content, token);
        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task An_export_of_a_hundred_megabytes_is_refused_as_too_large()
    {
        var token = TestContext.Current.CancellationToken;
        using var content = new ByteArrayContent(new byte[100 * 1024 * 1024]);
        content.Headers.ContentType = new("application/x-protobuf");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/logs") { Content = content };
        request.Headers.ExpectContinue = true;
        using var response = await system.Client("collector").SendAsync(request, token);
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }
}
