namespace Messaging.Bench;

/// <summary>The state that goes with each event, in both services.</summary>
internal sealed class Work
{
    public long Id { get; init; }

    public required string Name { get; init; }
}
