using Messaging.Contracts;

namespace Messaging.Bench;

/// <summary>An event of the size of an order's status change.</summary>
[IntegrationEvent("bench.worked", 1)]
internal sealed record Worked(string StreamId, long Sequence, long DueAt, string Detail) : IStreamEvent
{
    internal static string Padding { get; } = new('x', 200);
}
