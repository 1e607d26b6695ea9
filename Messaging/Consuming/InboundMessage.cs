using Messaging.Contracts;
using Messaging.Telemetry;

namespace Messaging.Consuming;

/// <summary>A message as it came in, parsed as far as it could be.</summary>
internal sealed record InboundMessage
{
    /// <summary>Gets the message's id; where it had none, one made of its content, so that it meets itself when delivered again.</summary>
    internal required Guid MessageId { get; init; }

    internal required string Type { get; init; }

    internal required string RoutingKey { get; init; }

    internal required string Publisher { get; init; }

    internal required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Gets the headers and properties as they came, as text, for the parking lot.</summary>
    internal required IReadOnlyDictionary<string, string> Headers { get; init; }

    internal required byte[] Body { get; init; }

    internal required TraceHeaders Trace { get; init; }

    /// <summary>Gets the event, or <see langword="null"/> where <see cref="Fault"/> says why there is none.</summary>
    internal IIntegrationEvent? Event { get; init; }

    internal Subscription? Subscription { get; init; }

    /// <summary>Gets why the message can never be handled as it is, or <see langword="null"/>.</summary>
    internal string? Fault { get; init; }

    /// <summary>Gets how often it was tried before.</summary>
    internal int Attempts { get; init; }

    /// <summary>Gets since when it has been waiting in the table of held messages, or <see langword="null"/> where it comes from the queue.</summary>
    internal DateTimeOffset? HeldAt { get; init; }

    internal IStreamEvent? Numbered => Event as IStreamEvent;
}
