using Collector.Decoding;
using Collector.Json;
using Collector.Storage;
using Collector.Wire;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Collector.Ingest;

/// <summary>Receives OTLP over HTTP: protobuf or JSON, gzip or not (https://opentelemetry.io/docs/specs/otlp/#otlphttp).</summary>
internal sealed class HttpIngest(IngestPipeline pipeline, MemoryBudget budget, IngestToken token, IOptions<CollectorOptions> options, ILogger<HttpIngest> logger)
{
    public async Task HandleAsync(HttpContext context, Signal signal)
    {
        var encoding = HttpAnswer.EncodingOf(context.Request.ContentType);
        var answer = await AnswerAsync(context, signal, encoding);
        await HttpAnswer.WriteAsync(context, answer, encoding ?? OtlpEncoding.Json);
    }

    private async Task<HttpIngestAnswer> AnswerAsync(HttpContext context, Signal signal, OtlpEncoding? encoding)
    {
        if (!token.Admits(context.Request))
            return new(401, new IngestAnswer(RpcCode.Unauthenticated, signal, "This collector demands the header 'Authorization: Bearer <token>' with its token."));
        if (encoding is null)
            return new(415, new IngestAnswer(RpcCode.InvalidArgument, signal,
                $"Content-Type '{context.Request.ContentType}' is not understood; send application/x-protobuf or application/json."));
        var compression = context.Request.Headers.ContentEncoding.ToString();
        if (compression is not ("" or "identity" or "gzip"))
            return new(415, new IngestAnswer(RpcCode.InvalidArgument, signal, $"Content-Encoding '{compression}' is not understood; send gzip or none."));

        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
        using var body = new RequestBody(budget, options.Value.MaxMessageBytes);
        var fault = await body.FillAsync(context.Request.Body, context.Request.ContentLength ?? 0, context.RequestAborted);
        if (fault != BodyFault.None)
            return Explain(fault, signal);
        if (compression != "gzip")
            return await StoreAsync(signal, body, encoding.Value, context.RequestAborted);

        using var plain = new RequestBody(budget, options.Value.MaxMessageBytes);
        fault = await Gzip.UnpackAsync(body.Bytes, plain, context.RequestAborted);
        body.Dispose();
        return fault == BodyFault.None ? await StoreAsync(signal, plain, encoding.Value, context.RequestAborted) : Explain(fault, signal);
    }

    /// <summary>Decodes the body and gives its memory back before the wait for the database begins.</summary>
    private async Task<HttpIngestAnswer> StoreAsync(Signal signal, RequestBody body, OtlpEncoding encoding, CancellationToken cancellationToken)
    {
        var decoded = encoding == OtlpEncoding.Protobuf ? pipeline.Decode(signal, body.Bytes.Span) : DecodeJson(signal, body.Bytes.Span);
        body.Dispose();
        return HttpIngestAnswer.Of(await pipeline.StoreAsync(decoded, cancellationToken));
    }

    private DecodedRequest DecodeJson(Signal signal, ReadOnlySpan<byte> json)
    {
        try
        {
            using var wire = JsonToWire.Convert(signal, json);
            return pipeline.Decode(signal, wire.Written.Span);
        }
        catch (OtlpFormatException fault)
        {
            CollectorEvents.RequestRefused(logger, signal, fault.Message);
            return new(null, IngestAnswer.Malformed(signal, fault.Message));
        }
    }

    private HttpIngestAnswer Explain(BodyFault fault, Signal signal) => HttpIngestAnswer.Of(fault switch
    {
        BodyFault.TooLarge => IngestAnswer.TooLarge(signal, options.Value.MaxMessageBytes),
        BodyFault.NoMemory => IngestAnswer.Full(signal),
        _ => IngestAnswer.Malformed(signal, "The body is not gzip, or is cut short, although Content-Encoding says gzip."),
    });
}
