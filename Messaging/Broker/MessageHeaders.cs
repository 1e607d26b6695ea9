using System.Globalization;
using Messaging.Outbox;
using Messaging.Telemetry;

namespace Messaging.Broker;

/// <summary>The headers of a message, beside the AMQP properties message-id, type, app-id, content-type and timestamp.</summary>
internal static class MessageHeaders
{
    internal const string Json = "application/json";
    internal const string Version = "event-version";
    internal const string Stream = "stream-id";
    internal const string Sequence = "stream-sequence";
    internal const string PublishedAt = "published-at";

    internal static Dictionary<string, object?> Of(OutboxMessage message, TraceHeaders trace)
    {
        var headers = new Dictionary<string, object?>
        {
            [Version] = message.Version,
            [PublishedAt] = message.CreatedAt.ToString("O", CultureInfo.InvariantCulture),
        };
        if (message.StreamId is not null)
        {
            headers[Stream] = message.StreamId;
            headers[Sequence] = message.Sequence;
        }

        if (trace.TraceParent is not null)
            headers[TraceHeaders.TraceParentName] = trace.TraceParent;
        if (trace.TraceState is not null)
            headers[TraceHeaders.TraceStateName] = trace.TraceState;
        if (trace.Baggage is not null)
            headers[TraceHeaders.BaggageName] = trace.Baggage;
        return headers;
    }
}
