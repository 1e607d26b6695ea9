using Collector.Decoding;

namespace Collector.Ingest;

/// <summary>What a sender is told, whatever the protocol.</summary>
/// <param name="Code">The gRPC status code (https://grpc.io/docs/guides/status-codes/).</param>
/// <param name="Signal">What was sent.</param>
/// <param name="Message">What is wrong, and what would be right; for success, what was refused, or nothing.</param>
/// <param name="Refused">How many records of a request that was otherwise stored are not stored.</param>
/// <param name="RetryAfter">When to come again with the same request; <see langword="null"/> where that is of no use.</param>
internal sealed record IngestAnswer(RpcCode Code, Signal Signal, string Message = "", long Refused = 0, TimeSpan? RetryAfter = null)
{
    public static IngestAnswer TooLarge(Signal signal, int limit) => new(RpcCode.ResourceExhausted, signal,
        $"The request is larger than {limit} bytes. Send smaller batches, or raise Collector:MaxMessageBytes.");

    public static IngestAnswer ComesToTooMuch(Signal signal, string fault) => new(RpcCode.ResourceExhausted, signal,
        $"{fault} Send smaller batches, or raise Collector:MemoryLimitBytes, half of which one request may take.");

    public static IngestAnswer Full(Signal signal) => new(RpcCode.ResourceExhausted, signal,
        "The collector holds as much as it may; send the same request again later.", RetryAfter: TimeSpan.FromSeconds(1));

    public static IngestAnswer Unavailable(Signal signal) => new(RpcCode.Unavailable, signal,
        "The store does not answer in time, and nothing of the request is stored; send it again later.", RetryAfter: TimeSpan.FromSeconds(2));

    public static IngestAnswer Malformed(Signal signal, string fault) => new(RpcCode.InvalidArgument, signal, fault);

    public static IngestAnswer Defect(Signal signal) => new(RpcCode.Internal, signal, "The collector has a defect; its log says more. Nothing of the request is stored.");
}
