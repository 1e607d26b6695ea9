namespace FaultWorker.Facts;

/// <summary>What a client asked the publisher to state, and what is committed.</summary>
public sealed class Fact
{
    public required string Stream { get; init; }

    public required long Number { get; init; }
}
