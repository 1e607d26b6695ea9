namespace Endurance.Ledger;

/// <summary>Something that is wrong.</summary>
/// <param name="Kind">What kind of wrong.</param>
/// <param name="Text">What exactly, in a sentence.</param>
internal sealed record Finding(FindingKind Kind, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind}: {Text}";
}
