using Collector.Tests.Otlp;
using Google.Protobuf;

namespace Collector.Tests.Ingest;

public sealed class GrpcIngestTests(RunningCollector collector) : IClassFixture<RunningCollector>
{
    private const string Logs = "logs.v1.LogsService";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_answered_with_an_empty_message_and_status_0_once_its_records_are_found()
    {
        var service = Some.Name("shop");
        var answer = await SendAsync(GrpcCall.Frame(RequestOf(service)));

        answer.Status.ShouldBe("0");
        answer.Body.ShouldBe(new byte[5]);
        (await collector.Host.GetAsync($"/api/logs?service={service}", Token))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_compressed_message_is_stored()
    {
        var service = Some.Name("shop");
        var answer = await SendAsync(GrpcCall.Frame(GzipBytes.Compress(RequestOf(service)), compressed: true), ("grpc-encoding", "gzip"));

        answer.Status.ShouldBe("0");
        (await collector.Host.GetAsync($"/api/logs?service={service}", Token))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Records_that_cannot_be_stored_are_counted_in_the_partial_success()
    {
        var request = Request.Of("shop", new Span { TraceId = [1], SpanId = Some.SpanId() }, new Span { TraceId = Some.TraceId(), SpanId = Some.SpanId() });
        var answer = await GrpcCall.SendAsync(collector.Host.Grpc, "trace.v1.TraceService", GrpcCall.Frame(request.Protobuf), Token);

        answer.Status.ShouldBe("0");
        var partial = ReadMessage(answer.Body[5..], 1);
        partial.ShouldBe(ProtoMessage.Encode(message => message.Varint(1, 1).Text(2, "1 refused: a span's trace_id must be 16 bytes and not all zeros.")));
    }

    [Fact]
    public async Task Garbage_is_an_invalid_argument_that_names_field_and_offset()
    {
        var answer = await SendAsync(GrpcCall.Frame([0x0A, 0x04, 0x12, 40, 1, 2]));

        answer.Status.ShouldBe("3");
        answer.Message.ShouldBe("ResourceLogs field 2 at offset 2: the length is 40, but only 2 bytes remain.");
        ReadMessage(answer.Details, 2).ShouldBe(System.Text.Encoding.UTF8.GetBytes(answer.Message));
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0, 0, 0 })]
    [InlineData(new byte[] { 0, 0, 0, 0, 9, 1 })]
    [InlineData(new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 })]
    public async Task A_body_that_is_not_one_framed_message_is_an_invalid_argument(byte[] body) => (await SendAsync(body)).Status.ShouldBe("3");

    [Fact]
    public async Task A_message_that_is_not_the_gzip_it_claims_to_be_is_an_invalid_argument()
    {
        (await SendAsync(GrpcCall.Frame([1, 2, 3], compressed: true), ("grpc-encoding", "gzip"))).Status.ShouldBe("3");
        (await SendAsync(GrpcCall.Frame(GzipBytes.Compress(RequestOf("shop"))[..^9], compressed: true), ("grpc-encoding", "gzip"))).Status.ShouldBe("3");
    }

    [Fact]
    public async Task An_unknown_compression_is_unimplemented() =>
        (await SendAsync(GrpcCall.Frame([1, 2, 3], compressed: true), ("grpc-encoding", "zstd"))).Status.ShouldBe("12");

    [Fact]
    public async Task An_oversized_message_exhausts_resources_and_is_not_to_be_sent_again()
    {
        var answer = await SendAsync(GrpcCall.Frame(new byte[17 * 1_024 * 1_024]));

        answer.Status.ShouldBe("8");
        answer.Message.ShouldContain("Collector:MaxMessageBytes");
        ReadMessage(answer.Details, 3).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_small_message_that_unpacks_to_an_oversized_one_exhausts_resources() =>
        (await SendAsync(GrpcCall.Frame(GzipBytes.Compress(new byte[64 * 1_024 * 1_024]), compressed: true), ("grpc-encoding", "gzip"))).Status.ShouldBe("8");

    [Fact]
    public async Task A_malformed_deadline_is_an_invalid_argument() => (await SendAsync(GrpcCall.Frame([]), ("grpc-timeout", "soon"))).Status.ShouldBe("3");

    [Fact]
    public async Task A_deadline_that_has_passed_is_exceeded() => (await SendAsync(GrpcCall.Frame(RequestOf("shop")), ("grpc-timeout", "1n"))).Status.ShouldBe("4");

    [Fact]
    public async Task An_empty_request_is_a_success() => (await SendAsync(GrpcCall.Frame([]))).Status.ShouldBe("0");

    private static byte[] RequestOf(string service) => Request.Of(service, new Log { Time = Some.Nanos(TimeProvider.System.GetUtcNow()) }).Protobuf;

    private Task<GrpcCall> SendAsync(byte[] body, params (string Name, string Value)[] headers) => GrpcCall.SendAsync(collector.Host.Grpc, Logs, body, Token, headers);

    private static byte[] ReadMessage(byte[] message, int field)
    {
        using var input = new CodedInputStream(message);
        while (input.ReadTag() is > 0 and var tag)
        {
            if (tag >> 3 == field)
                return input.ReadBytes().ToByteArray();
            input.SkipLastField();
        }

        return [];
    }
}
