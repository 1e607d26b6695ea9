namespace Simulator.Tests.Stub;

internal sealed record StubEvent(DateTimeOffset Time, string System, string Event, string? OldStatus, string? NewStatus, string? TraceId);
