namespace Messaging.Tests.Flow;

public sealed class Effect
{
    public long Id { get; init; }

    public required string Name { get; init; }

    public Guid MessageId { get; init; }
}
