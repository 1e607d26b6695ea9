using System.IO.Compression;
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
        return await ReadAsync(context, body, compression == "gzip") switch
        {
            BodyFault.TooLarge => new(413, IngestAnswer.TooLarge(signal, options.Value.MaxMessageBytes)),
            BodyFault.NoMemory => new(429, IngestAnswer.Full(signal)),
            BodyFault.Broken => new(400, IngestAnswer.Malformed(signal, "The body is not gzip, or is cut short, although Content-Encoding says gzip.")),
            _ => await AcceptAsync(signal, body, encoding.Value, context.RequestAborted),
        };
    }

    private async Task<HttpIngestAnswer> AcceptAsync(Signal signal, RequestBody body, OtlpEncoding encoding, CancellationToken cancellationToken)
    {
        if (encoding == OtlpEncoding.Protobuf)
            return HttpIngestAnswer.Of(await pipeline.AcceptAsync(signal, body.Bytes, cancellationToken));
        try
        {
            using var wire = JsonToWire.Convert(signal, body.Bytes.Span);
            return HttpIngestAnswer.Of(await pipeline.AcceptAsync(signal, wire.Written, cancellationToken));
        }
        catch (OtlpFormatException fault)
        {
            CollectorEvents.RequestRefused(logger, signal, fault.Message);
            return new(400, IngestAnswer.Malformed(signal, fault.Message));
        }
    }

    private static async Task<BodyFault> ReadAsync(HttpContext context, RequestBody body, bool compressed)
    {
        if (!compressed)
            return await body.FillAsync(context.Request.Body, context.Request.ContentLength ?? 0, context.RequestAborted);
        try
        {
            await using var gzip = new GZipStream(context.Request.Body, CompressionMode.Decompress, leaveOpen: true);
            return await body.FillAsync(gzip, 0, context.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return BodyFault.Broken;
        }
    }
}
