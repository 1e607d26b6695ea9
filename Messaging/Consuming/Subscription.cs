using System.Text.Json;
using Messaging.Contracts;

namespace Messaging.Consuming;

/// <summary>An event that the service consumes, and how to hand it to its handler.</summary>
internal abstract class Subscription(EventType type, Type handler)
{
    internal EventType Type { get; } = type;

    internal Type Handler { get; } = handler;

    internal bool Ordered => typeof(IStreamEvent).IsAssignableFrom(Type.Clr);

    /// <exception cref="JsonException">The body does not hold the event.</exception>
    internal IIntegrationEvent Read(ReadOnlySpan<byte> body) =>
        (IIntegrationEvent?)JsonSerializer.Deserialize(body, Type.Clr, EventJson.Options) ?? throw new JsonException("The body is null.");

    internal abstract Task HandleAsync(IServiceProvider services, IIntegrationEvent integrationEvent, MessageContext context, CancellationToken cancellationToken);
}
