using ElasticSetup.Pieces;

namespace ElasticSetup;

/// <summary>Says what became of each piece, and of all together.</summary>
internal sealed class Report(TextWriter output)
{
    private readonly Dictionary<OutcomeKind, int> _counts = [];

    // By what they are and why: a cluster that cannot do one thing cannot do it for any of its kind.
    private readonly Dictionary<string, (List<string> Names, string Reason)> _impossible = [];

    internal Task SayAsync(string what, string name, Outcome outcome)
    {
        _counts[outcome.Kind] = _counts.GetValueOrDefault(outcome.Kind) + 1;
        if (outcome.Kind != OutcomeKind.Impossible)
            return output.WriteLineAsync($"{what} {name}: {outcome.Kind.ToString().ToLowerInvariant()}");
        if (!_impossible.TryAdd(what, ([name], outcome.Reason)))
            _impossible[what].Names.Add(name);
        return Task.CompletedTask;
    }

    internal async Task SumUpAsync()
    {
        foreach (var (what, (names, reason)) in _impossible)
            await output.WriteLineAsync($"{what} {string.Join(", ", names)}: not possible here: {reason}");
        await output.WriteLineAsync(
            $"Set up: {Count(OutcomeKind.Created)} created, {Count(OutcomeKind.Changed)} changed, {Count(OutcomeKind.Unchanged)} unchanged, {Count(OutcomeKind.Impossible)} not possible here.");
    }

    private int Count(OutcomeKind kind) => _counts.GetValueOrDefault(kind);
}
