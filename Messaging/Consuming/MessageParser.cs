using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Messaging.Broker;
using Messaging.Contracts;
using Messaging.Telemetry;
using Microsoft.Extensions.Options;

namespace Messaging.Consuming;

/// <summary>Turns what came from the broker into an event, or says what is wrong with it.</summary>
internal sealed class MessageParser(IEnumerable<Subscription> subscriptions, IOptions<MessagingOptions> options)
{
    private readonly FrozenDictionary<string, Subscription> _subscriptions = subscriptions.ToFrozenDictionary(subscription => subscription.Type.Name);
    private readonly int _limit = options.Value.MaxMessageBytes;

    /// <param name="headers">Headers and properties as text (<see cref="DeliveryHeaders"/>).</param>
    /// <param name="routingKey">The routing key.</param>
    /// <param name="body">The body; kept, not copied.</param>
    /// <param name="receivedAt">Stands in where the message does not say when it was published.</param>
    internal InboundMessage Parse(IReadOnlyDictionary<string, string> headers, string routingKey, byte[] body, DateTimeOffset receivedAt)
    {
        var type = headers.GetValueOrDefault(DeliveryHeaders.Type) ?? routingKey;
        var hasId = Guid.TryParse(headers.GetValueOrDefault(DeliveryHeaders.MessageId), out var messageId) && MessageId.IsLegal(messageId);
        var message = new InboundMessage
        {
            MessageId = hasId ? messageId : IdOf(body, headers),
            Type = type,
            RoutingKey = routingKey,
            Publisher = headers.GetValueOrDefault(DeliveryHeaders.Publisher) ?? "unknown",
            PublishedAt = DateTimeOffset.TryParse(headers.GetValueOrDefault(MessageHeaders.PublishedAt), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUniversalTime() : receivedAt,
            Headers = headers,
            Body = body,
            Trace = new TraceHeaders(headers.GetValueOrDefault(TraceHeaders.TraceParentName), headers.GetValueOrDefault(TraceHeaders.TraceStateName), headers.GetValueOrDefault(TraceHeaders.BaggageName)),
        };
        return hasId
            ? Read(message)
            : message with { Fault = $"The property message-id is '{headers.GetValueOrDefault(DeliveryHeaders.MessageId)}'; it must be a UUID of version 7." };
    }

    private InboundMessage Read(InboundMessage message)
    {
        if (message.Body.Length > _limit)
            return message with { Fault = $"The body has {message.Body.Length} bytes, the limit is {_limit} (Messaging:MaxMessageBytes)." };
        if (!_subscriptions.TryGetValue(message.Type, out var subscription))
            return message with { Fault = $"The type '{message.Type}' is unknown here; this service handles {Handled()}." };
        if (!int.TryParse(message.Headers.GetValueOrDefault(MessageHeaders.Version), NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < 1)
            return message with { Fault = $"The header {MessageHeaders.Version} is '{message.Headers.GetValueOrDefault(MessageHeaders.Version)}'; it must be a whole number from 1." };
        if (version > subscription.Type.Version)
            return message with { Fault = $"Version {version} of '{message.Type}' is newer than {subscription.Type.Version}, the newest this service knows. Upgrade the service, then redrive." };
        try
        {
            var read = subscription.Read(message.Body);
            return FaultOf(read as IStreamEvent) is { } fault ? message with { Fault = fault } : message with { Event = read, Subscription = subscription };
        }
        catch (JsonException exception)
        {
            // The message of the exception names the member and position, never the value.
            return message with { Fault = $"The body is not JSON of '{message.Type}' version {version}: {exception.Message}" };
        }
        catch (Exception exception)
        {
            // A contract's constructor or converter may throw whatever it likes. Were the message not parked for it, it would break the consumer each time it comes.
            return message with { Fault = $"The body cannot be read as '{message.Type}' version {version}: {exception.GetType().Name}" };
        }
    }

    private static string? FaultOf(IStreamEvent? numbered) => numbered switch
    {
        null => null,
        { Sequence: < 1 } => $"The sequence is {numbered.Sequence}; it must be a whole number from 1.",
        _ => StreamName.FaultOf(numbered.StreamId),
    };

    private string Handled() => string.Join(", ", _subscriptions.Values.Where(subscription => subscription.Type.Clr != typeof(QueueLost)).Select(subscription => subscription.Type.Name).Order(StringComparer.Ordinal));

    private static Guid IdOf(byte[] body, IReadOnlyDictionary<string, string> headers)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(body);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(headers.GetValueOrDefault(DeliveryHeaders.MessageId) ?? string.Empty));
        return new Guid(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
