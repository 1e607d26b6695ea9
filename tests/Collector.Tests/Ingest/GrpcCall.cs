using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;

namespace Collector.Tests.Ingest;

/// <summary>Calls the collector over gRPC as a peer that may break the rules: on HTTP/2 itself, with whatever bytes and headers the test wants.</summary>
internal sealed record GrpcCall(string Status, string Message, byte[] Details, byte[] Body)
{
    public static byte[] Frame(byte[] message, bool compressed = false)
    {
        var frame = new byte[5 + message.Length];
        frame[0] = compressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }

    public static async Task<GrpcCall> SendAsync(Uri address, string service, byte[] body, CancellationToken cancellationToken, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, $"/opentelemetry.proto.collector.{service}/Export"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request, cancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var content = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new GrpcCall(
            Trailer(response, "grpc-status"), Uri.UnescapeDataString(Trailer(response, "grpc-message")), Base64(Trailer(response, "grpc-status-details-bin")), content);
    }

    private static string Trailer(HttpResponseMessage response, string name) => response.TrailingHeaders.TryGetValues(name, out var values) ? values.Single() : string.Empty;

    private static byte[] Base64(string text) => Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
}
