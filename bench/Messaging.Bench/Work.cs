namespace Messaging.Bench;

/// <summary>The state that goes with each event, in both services. It makes its key itself, as the services' own rows do.</summary>
internal sealed class Work
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; init; }
}
