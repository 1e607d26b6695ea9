using Messaging.Outbox;

namespace Messaging.Consuming;

/// <summary>What one transaction does with its messages.</summary>
internal sealed class BatchResult
{
    internal List<InboundMessage> Handled { get; } = [];

    internal List<InboundMessage> Duplicates { get; } = [];

    internal List<Holding> Held { get; } = [];

    internal List<OutboxMessage> Published { get; } = [];

    internal List<(Action Effect, ExecutionContext? Flow)> Effects { get; } = [];
}
