namespace FaultWorker.Facts;

/// <summary>A fact that took effect.</summary>
public sealed class Effect
{
    public long Id { get; init; }

    public required string Stream { get; init; }

    public required long Number { get; init; }
}
