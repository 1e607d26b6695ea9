using Messaging.Telemetry;

namespace Messaging.Outbox;

/// <summary>An event on its way out, as the outbox stores it.</summary>
internal sealed record OutboxMessage(
    Guid MessageId, string Type, int Version, string? StreamId, long? Sequence, byte[] Body, TraceHeaders Trace, DateTimeOffset CreatedAt);
