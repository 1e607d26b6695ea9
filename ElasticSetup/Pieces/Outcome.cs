namespace ElasticSetup.Pieces;

/// <summary>What became of a piece, and why.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Reason">Why it is not possible; else empty.</param>
internal sealed record Outcome(OutcomeKind Kind, string Reason)
{
    internal static Outcome Unchanged { get; } = new(OutcomeKind.Unchanged, string.Empty);

    internal static Outcome Created { get; } = new(OutcomeKind.Created, string.Empty);

    internal static Outcome Changed { get; } = new(OutcomeKind.Changed, string.Empty);

    internal static Outcome Impossible(string reason) => new(OutcomeKind.Impossible, reason);
}
