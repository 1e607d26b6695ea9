namespace Collector.Ingest;

/// <summary>An answer and the HTTP status it takes (https://opentelemetry.io/docs/specs/otlp/#otlphttp-response).</summary>
internal sealed record HttpIngestAnswer(int Status, IngestAnswer Answer)
{
    public static HttpIngestAnswer Of(IngestAnswer answer) => new(answer.Code switch
    {
        RpcCode.Ok => StatusCodes.Status200OK,
        RpcCode.InvalidArgument => StatusCodes.Status400BadRequest,
        // Without a time to come again, the same request is refused each time.
        RpcCode.ResourceExhausted when answer.RetryAfter is null => StatusCodes.Status413PayloadTooLarge,
        RpcCode.ResourceExhausted => StatusCodes.Status429TooManyRequests,
        RpcCode.Internal => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status503ServiceUnavailable,
    }, answer);
}
