using System.Globalization;
using System.Text.Json;
using Collector.Decoding;
using Microsoft.Net.Http.Headers;

namespace Collector.Ingest;

/// <summary>Writes answers of OTLP over HTTP.</summary>
internal static class HttpAnswer
{
    private const string Protobuf = "application/x-protobuf";
    private const string Json = "application/json";

    /// <summary>Finds the encoding that a content type stands for; <see langword="null"/> where it is none of OTLP's.</summary>
    public static OtlpEncoding? EncodingOf(string? contentType) => MediaTypeHeaderValue.TryParse(contentType, out var parsed)
        ? parsed.MediaType.Value?.ToLowerInvariant() switch
        {
            Protobuf => OtlpEncoding.Protobuf,
            Json => OtlpEncoding.Json,
            _ => null,
        }
        : null;

    public static async Task WriteAsync(HttpContext context, HttpIngestAnswer answer, OtlpEncoding encoding)
    {
        var body = encoding == OtlpEncoding.Protobuf ? ToProtobuf(answer.Answer) : ToJson(answer.Answer);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = encoding == OtlpEncoding.Protobuf ? Protobuf : Json;
        context.Response.ContentLength = body.Length;
        if (answer.Answer.RetryAfter is { } delay)
            context.Response.Headers.RetryAfter = Math.Ceiling(delay.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static byte[] ToProtobuf(IngestAnswer answer) => answer.Code == RpcCode.Ok ? AnswerMessages.Success(answer) : AnswerMessages.Status(answer);

    private static byte[] ToJson(IngestAnswer answer)
    {
        if (answer.Code != RpcCode.Ok)
            return JsonSerializer.SerializeToUtf8Bytes(Status(answer));
        var success = new Dictionary<string, object>();
        if (answer.Refused > 0)
            success["partialSuccess"] = new Dictionary<string, string>
            {
                [RefusedName(answer.Signal)] = answer.Refused.ToString(CultureInfo.InvariantCulture),
                ["errorMessage"] = answer.Message,
            };
        return JsonSerializer.SerializeToUtf8Bytes(success);
    }

    private static Dictionary<string, object> Status(IngestAnswer answer)
    {
        var status = new Dictionary<string, object> { ["code"] = (int)answer.Code, ["message"] = answer.Message };
        if (answer.RetryAfter is { } delay)
            status["details"] = new[]
            {
                new Dictionary<string, string>
                {
                    ["@type"] = AnswerMessages.RetryInfoType,
                    ["retryDelay"] = string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(delay.TotalSeconds)}s"),
                },
            };
        return status;
    }

    private static string RefusedName(Signal signal) => signal switch
    {
        Signal.Logs => "rejectedLogRecords",
        Signal.Traces => "rejectedSpans",
        _ => "rejectedDataPoints",
    };
}
