namespace Simulator.Tests.Stub;

/// <summary>A request as the stub received it.</summary>
internal sealed record RecordedRequest(string Method, string Path, string BodyHash, string? TraceParent, string? IdempotencyKey);
