using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Collector.Tests.Otlp;

namespace Collector.Tests.Ingest;

public sealed class HttpIngestTests(RunningCollector collector) : IClassFixture<RunningCollector>
{
    private const string Protobuf = "application/x-protobuf";
    private const string Json = "application/json";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Protobuf, false)]
    [InlineData(Protobuf, true)]
    [InlineData(Json, false)]
    [InlineData(Json, true)]
    public async Task A_request_in_either_encoding_compressed_or_not_is_stored(string contentType, bool compressed)
    {
        var service = Some.Name("shop");
        var request = Request.Of(service, new Log { Time = Now() });
        using var answer = await SendAsync(contentType == Json ? request.Json : request.Protobuf, contentType, compressed ? "gzip" : null);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(contentType);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldBe(contentType == Json ? "{}" : string.Empty);
        (await collector.Host.GetAsync($"/api/logs?service={service}", Token))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Garbage_is_a_bad_request_with_a_Status_in_the_requests_encoding()
    {
        using var json = await SendAsync("{nope"u8.ToArray(), Json);
        json.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var status = await json.Content.ReadFromJsonAsync<JsonNode>(Token);
        status!["code"]!.GetValue<int>().ShouldBe(3);
        status["message"]!.GetValue<string>().ShouldStartWith("ExportLogsServiceRequest at offset 1: the body is not JSON");

        using var protobuf = await SendAsync([0x0A, 0x7F], Protobuf);
        protobuf.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await protobuf.Content.ReadAsByteArrayAsync(Token)).ShouldBe(
            ProtoMessage.Encode(message => message.Varint(1, 3).Text(2, "ExportLogsServiceRequest field 1 at offset 0: the length is 127, but only 0 bytes remain.")));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData(null)]
    public async Task Another_content_type_is_unsupported(string? contentType)
    {
        using var answer = await SendAsync([], contentType);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("send application/x-protobuf or application/json");
    }

    [Fact]
    public async Task Another_compression_is_unsupported()
    {
        using var content = new ByteArrayContent([1]);
        content.Headers.ContentType = new MediaTypeHeaderValue(Protobuf);
        content.Headers.ContentEncoding.Add("br");
        using var answer = await collector.Host.Http.PostAsync("/v1/logs", content, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_oversized_request_is_too_large_however_it_is_packed(bool compressed)
    {
        using var answer = await SendAsync(new byte[17 * 1_024 * 1_024], Protobuf, compressed ? "gzip" : null);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Headers.RetryAfter.ShouldBeNull();
    }

    [Fact]
    public async Task A_gzip_that_is_cut_short_is_a_bad_request()
    {
        var cut = GzipBytes.Compress(Request.Of("shop", new Log { Time = Now() }).Protobuf)[..^9];
        using var content = new ByteArrayContent(cut);
        content.Headers.ContentType = new MediaTypeHeaderValue(Protobuf);
        content.Headers.ContentEncoding.Add("gzip");
        using var answer = await collector.Host.Http.PostAsync("/v1/logs", content, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Records_that_cannot_be_stored_are_counted_in_JSON_under_the_signals_own_name()
    {
        var request = Request.Of("shop", new Span { TraceId = Some.TraceId(), SpanId = [] });
        using var answer = await SendAsync(request.Json, Json, path: "/v1/traces");

        var partial = (await answer.Content.ReadFromJsonAsync<JsonNode>(Token))!["partialSuccess"]!;
        partial["rejectedSpans"]!.GetValue<string>().ShouldBe("1");
        partial["errorMessage"]!.GetValue<string>().ShouldBe("1 refused: a span's span_id must be 8 bytes and not all zeros.");
    }

    private static ulong Now() => Some.Nanos(TimeProvider.System.GetUtcNow());

    private async Task<HttpResponseMessage> SendAsync(byte[] body, string? contentType, string? compression = null, string path = "/v1/logs")
    {
        using var content = new ByteArrayContent(compression is null ? body : GzipBytes.Compress(body));
        content.Headers.ContentType = contentType is null ? null : new MediaTypeHeaderValue(contentType);
        if (compression is not null)
            content.Headers.ContentEncoding.Add(compression);
        return await collector.Host.Http.PostAsync(path, content, Token);
    }
}
