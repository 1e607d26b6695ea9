using System.Net;
using System.Net.Http.Headers;

namespace SystemTests.BadInput;

/// <summary>Sends OTLP/HTTP as an exporter does: what is turned down for now is sent again.</summary>
internal static class OtlpSender
{
    private static readonly HttpStatusCode[] Later = [HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable];

    /// <summary>Sends a request until it is taken.</summary>
    internal static async Task SendOtlpAsync(this HttpClient receiver, string signal, byte[] request, CancellationToken cancellationToken)
    {
        var (status, text) = await Eventually.Get(
            $"receiver that takes {signal}",
            async token =>
            {
                using var content = new ByteArrayContent(request);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
                using var answer = await receiver.PostAsync(new Uri($"/v1/{signal}", UriKind.Relative), content, token);
                return (answer.StatusCode, Text: await answer.Content.ReadAsStringAsync(token));
            },
            answer => !Later.Contains(answer.StatusCode),
            cancellationToken);
        status.ShouldBe(HttpStatusCode.OK, text);
    }
}
