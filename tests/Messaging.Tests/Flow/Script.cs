using System.Collections.Concurrent;
using System.Diagnostics;
using Messaging.Consuming;
using OpenTelemetry;

namespace Messaging.Tests.Flow;

/// <summary>What handlers do, and what they saw.</summary>
public sealed class Script
{
    public ConcurrentQueue<(string Name, MessageContext Context, string? TraceId, string? OrderId)> Seen { get; } = new();

    /// <summary>Runs within each handler; throwing makes it fail.</summary>
    public Func<string, MessageContext, CancellationToken, Task> Act { get; set; } = (_, _, _) => Task.CompletedTask;

    public async Task RunAsync(string name, MessageContext context, CancellationToken cancellationToken)
    {
        Seen.Enqueue((name, context, Activity.Current?.TraceId.ToHexString(), Baggage.GetBaggage("order.id")));
        await Act(name, context, cancellationToken);
    }
}
