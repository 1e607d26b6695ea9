using System.Collections.Concurrent;
using Simulator.Apis;

namespace Endurance.Load;

/// <summary>Keeps what became of every change that was asked for. Written by all flows, read when they rest.</summary>
internal sealed class ChangeBook : IChangeObserver
{
    private readonly ConcurrentDictionary<Change, ChangeFate> _fates = new();

    /// <summary>Gets all changes.</summary>
    internal IReadOnlyCollection<ChangeFate> Fates => [.. _fates.Values];

    /// <inheritdoc/>
    public void Asked(Change change) => _fates.TryAdd(change, Nothing(change));

    /// <inheritdoc/>
    public void Acknowledged(Change change, object answer, bool afterDoubt) => Note(
        change, fate => fate with { Answers = [.. fate.Answers, answer], AfterDoubt = fate.AfterDoubt || afterDoubt });

    /// <inheritdoc/>
    public void Refused(Change change, RefusedException refused) => Note(change, fate => fate with { InDoubt = fate.InDoubt || refused.MayBeDone });

    /// <inheritdoc/>
    public void LeftInDoubt(Change change) => Note(change, fate => fate with { InDoubt = true });

    private static ChangeFate Nothing(Change change) => new(change, [], AfterDoubt: false, InDoubt: false);

    private void Note(Change change, Func<ChangeFate, ChangeFate> note) =>
        _fates.AddOrUpdate(change, asked => note(Nothing(asked)), (_, fate) => note(fate));
}
