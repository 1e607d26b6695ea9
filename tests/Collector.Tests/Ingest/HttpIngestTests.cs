using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Collector.Storage;
using Collector.Tests.Otlp;
using Microsoft.Extensions.DependencyInjection;

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

    [Theory]
    [InlineData("a million records of two bytes")]
    [InlineData("a large resource with a hundred scopes")]
    public async Task A_small_request_that_comes_to_more_than_may_be_held_is_too_large(string kind)
    {
        var many = ProtoMessage.Encode(request => request.Message(1, resource => resource.Message(2, scope =>
        {
            for (var record = 0; record < 1_000_000; record++)
                scope.Bytes(2, []);
        })));
        var large = ProtoMessage.Encode(request => request.Message(1, level =>
        {
            level.Message(1, resource => Pair.Write(resource, 1, [new("text", new string('x', 1_000_000))]));
            for (var scope = 0; scope < 100; scope++)
                level.Message(2, content => content.Message(1, origin => origin.Text(1, $"{scope}")));
        }));

        using var answer = await SendAsync(kind.StartsWith("a million", StringComparison.Ordinal) ? many : large, Protobuf, "gzip");

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Headers.RetryAfter.ShouldBeNull();
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("The request's records take more than 67108864 bytes where they are stored. Send smaller batches");
        collector.Host.Services.GetRequiredService<MemoryBudget>().Held.ShouldBeLessThan(1_000_000, "what is refused is not held");
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
