namespace Collector.Decoding;

/// <summary>A request comes to more than may be held of one: the sender has to send smaller ones.</summary>
/// <remarks>A record of two bytes makes a row of a hundred, and each of a million scopes may come with the same large resource, so the size of a request does not bound what it comes to.</remarks>
internal sealed class BatchTooLargeException(long limit) : Exception($"The request's records take more than {limit} bytes where they are stored.");
