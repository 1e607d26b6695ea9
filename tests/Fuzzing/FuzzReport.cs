namespace Fuzzing;

/// <summary>What a session came to.</summary>
/// <param name="Rounds">How many inputs were tried.</param>
/// <param name="Outcomes">How often each kind of outcome was seen.</param>
/// <param name="Failures">One input for each kind of failure.</param>
public sealed record FuzzReport(long Rounds, IReadOnlyDictionary<string, long> Outcomes, IReadOnlyList<FuzzFailure> Failures)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        var failures = string.Concat(Failures.Select(failure =>
            $"\n{failure.Minimal.Length} bytes (of {failure.Input.Length}): {Convert.ToBase64String(failure.Minimal)}\n{failure.Exception}"));
        return $"{Rounds} inputs, {Outcomes.Count} kinds of outcome, {Failures.Count} kinds of failure{failures}";
    }
}
