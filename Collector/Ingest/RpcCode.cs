namespace Collector.Ingest;

/// <summary>The gRPC status codes that are used here; the numbers go over the wire.</summary>
internal enum RpcCode
{
    Ok = 0,
    InvalidArgument = 3,
    DeadlineExceeded = 4,
    ResourceExhausted = 8,
    Unimplemented = 12,
    Internal = 13,
    Unavailable = 14,
    Unauthenticated = 16,
}
