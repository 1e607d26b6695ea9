namespace Messaging.Outbox;

/// <summary>What is to happen once the current transaction has committed (scoped).</summary>
internal sealed class CommitEffects
{
    private readonly List<(Action Effect, ExecutionContext? Flow)> _effects = [];

    internal void Add(Action effect) => _effects.Add((effect, ExecutionContext.Capture()));

    internal void Clear() => _effects.Clear();

    /// <summary>Hands the effects over to somebody who commits later.</summary>
    internal IReadOnlyList<(Action Effect, ExecutionContext? Flow)> Take()
    {
        var taken = _effects.ToArray();
        _effects.Clear();
        return taken;
    }

    internal void Run() => Run(Take());

    /// <summary>Runs effects in the flow (trace, baggage) in which each was added.</summary>
    internal static void Run(IReadOnlyList<(Action Effect, ExecutionContext? Flow)> effects)
    {
        foreach (var (effect, flow) in effects)
        {
            if (flow is null)
                effect();
            else
                ExecutionContext.Run(flow, static state => ((Action)state!)(), effect);
        }
    }
}
