namespace Collector.Ingest;

/// <summary>An answer and the HTTP status it takes (https://opentelemetry.io/docs/specs/otlp/#otlphttp-response).</summary>
internal sealed record HttpIngestAnswer(int Status, IngestAnswer Answer)
{
    public static HttpIngestAnswer Of(IngestAnswer answer) => new(answer.Code switch
    {
        RpcCode.Ok => StatusCodes.Status200OK,
        RpcCode.InvalidArgument => StatusCodes.Status400BadRequest,
        RpcCode.ResourceExhausted => StatusCodes.Status429TooManyRequests,
        RpcCode.Internal => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status503ServiceUnavailable,
    }, answer);
}
