using Messaging.Contracts;

namespace Messaging.Tests.Flow;

/// <summary>A numbered event.</summary>
[IntegrationEvent("test.counted", 1)]
public sealed record Counted(string StreamId, long Sequence, string Name) : IStreamEvent;
