using System.Buffers.Binary;
using Collector.Decoding;
using Collector.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Collector.Ingest;

/// <summary>Receives OTLP over gRPC, working on the protocol itself, so that a request is decoded from its bytes and not from generated objects.</summary>
/// <remarks>
/// A unary call is one message each way, framed as a compression flag, a big-endian length and the bytes; the outcome is in the trailers:
/// https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md.
/// </remarks>
internal sealed class GrpcIngest(IngestPipeline pipeline, MemoryBudget budget, IngestToken token, IOptions<CollectorOptions> options, TimeProvider time)
{
    private const int PrefixBytes = 5;

    public async Task HandleAsync(HttpContext context, Signal signal)
    {
        if (context.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) != true || !HttpProtocol.IsHttp2(context.Request.Protocol))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        context.Response.ContentType = "application/grpc";
        await GrpcAnswer.WriteAsync(context, await WithinDeadlineAsync(context, signal));
    }

    private async Task<IngestAnswer> WithinDeadlineAsync(HttpContext context, Signal signal)
    {
        if (!token.Admits(context.Request))
            return new(RpcCode.Unauthenticated, signal, "This collector demands the metadata 'authorization: Bearer <token>' with its token.");
        if (!GrpcTimeout.TryParse(context.Request.Headers["grpc-timeout"], out var timeout))
            return IngestAnswer.Malformed(signal, "grpc-timeout must be up to 8 digits and a unit of H, M, S, m, u or n.");
        using var deadline = new CancellationTokenSource(timeout, time);
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, context.RequestAborted);
        try
        {
            return await AnswerAsync(context, signal, cancelled.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            return new(RpcCode.DeadlineExceeded, signal, "The deadline passed, and nothing of the request is stored.");
        }
    }

    private async Task<IngestAnswer> AnswerAsync(HttpContext context, Signal signal, CancellationToken cancellationToken)
    {
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
        using var body = new RequestBody(budget, options.Value.MaxMessageBytes + PrefixBytes);
        var fault = await body.FillAsync(context.Request.Body, context.Request.ContentLength ?? 0, cancellationToken);
        if (fault != BodyFault.None)
            return Explain(fault, signal);
        if (body.Bytes.Length < PrefixBytes || BinaryPrimitives.ReadUInt32BigEndian(body.Bytes.Span[1..]) != body.Bytes.Length - PrefixBytes)
            return IngestAnswer.Malformed(signal, $"The call must carry exactly one message: a prefix of {PrefixBytes} bytes and as many bytes as it says; {body.Bytes.Length} bytes came.");

        var message = body.Bytes[PrefixBytes..];
        if (body.Bytes.Span[0] == 0)
            return await StoreAsync(signal, body, message, cancellationToken);
        var compression = context.Request.Headers["grpc-encoding"].ToString();
        if (compression != "gzip")
            return new(RpcCode.Unimplemented, signal, $"grpc-encoding '{compression}' is not understood; send gzip or identity.");

        using var plain = new RequestBody(budget, options.Value.MaxMessageBytes);
        fault = await Gzip.UnpackAsync(message, plain, cancellationToken);
        body.Dispose();
        return fault == BodyFault.None ? await StoreAsync(signal, plain, plain.Bytes, cancellationToken) : Explain(fault, signal);
    }

    /// <summary>Decodes the message and gives its memory back before the wait for the database begins.</summary>
    private Task<IngestAnswer> StoreAsync(Signal signal, RequestBody body, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        var decoded = pipeline.Decode(signal, message.Span);
        body.Dispose();
        return pipeline.StoreAsync(decoded, cancellationToken);
    }

    private IngestAnswer Explain(BodyFault fault, Signal signal) => fault switch
    {
        BodyFault.TooLarge => IngestAnswer.TooLarge(signal, options.Value.MaxMessageBytes),
        BodyFault.NoMemory => IngestAnswer.Full(signal),
        _ => IngestAnswer.Malformed(signal, "The message is not gzip, or is cut short, although its compression flag and grpc-encoding say gzip."),
    };
}
