using System.Collections.Concurrent;
using System.Diagnostics;
using OpenTelemetry;

namespace CostCalculator.Tests.World;

/// <summary>The spans that the cost calculator has ended.</summary>
internal sealed class CollectedSpans : BaseProcessor<Activity>
{
    private readonly ConcurrentQueue<Activity> _ended = [];

    public IReadOnlyList<Activity> Ended => [.. _ended];

    public override void OnEnd(Activity data) => _ended.Enqueue(data);
}
