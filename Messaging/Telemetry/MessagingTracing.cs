using System.Diagnostics;
using Messaging.Consuming;
using Messaging.Outbox;
using OpenTelemetry;
using ServiceDefaults.Telemetry;

namespace Messaging.Telemetry;

/// <summary>The spans of messaging (https://opentelemetry.io/docs/specs/semconv/messaging/rabbitmq/).</summary>
/// <remarks>
/// A consumer's span is a child of the producer's (not linked), so that one trace follows an order through all systems. No span covers waiting: neither in the
/// outbox, nor in the queue, nor for the next attempt; the producer's span is the write to the broker, the consumer's is the handling.
/// </remarks>
internal static class MessagingTracing
{
    internal const string SourceName = "Messaging";
    private static readonly ActivitySource Source = new(SourceName);

    internal static Activity? StartPublish(OutboxMessage message, string exchange)
    {
        if (!Source.HasListeners())
            return null;
        var parent = message.Trace.Extract();
        var destination = $"{exchange}:{message.Type}";
        var span = Source.StartActivity($"publish {destination}", ActivityKind.Producer, parent.ActivityContext);
        if (span is null)
            return null;
        Describe(span, destination, message.Type, message.MessageId, message.Body.Length, parent.Baggage);
        span.SetTag("messaging.operation.name", "publish").SetTag("messaging.operation.type", "send");
        return span;
    }

    /// <summary>Starts the handling of a message: its baggage becomes that of the flow, and a span is open even when the trace is not sampled, so that what the handler publishes stays in it.</summary>
    internal static Activity? StartProcess(InboundMessage message, string exchange, string queue, int attempt)
    {
        var parent = message.Trace.Extract();
        Baggage.Current = parent.Baggage;
        var destination = $"{exchange}:{message.Type}:{queue}";
        var span = Source.StartActivity($"process {destination}", ActivityKind.Consumer, parent.ActivityContext);
        if (span is null)
            return parent.ActivityContext.TraceId == default ? null : StartUnrecorded(parent.ActivityContext);
        Describe(span, destination, message.Type, message.MessageId, message.Body.Length, parent.Baggage);
        span.SetTag("messaging.operation.name", "process").SetTag("messaging.operation.type", "process").SetTag("messaging.process.attempt", attempt);
        return span;
    }

    internal static void Failed(Activity? span, Exception exception)
    {
        if (span is not { IsAllDataRequested: true })
            return;
        span.SetTag("error.type", exception.GetType().FullName);
        span.AddException(exception);
        span.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
    }

    private static Activity StartUnrecorded(ActivityContext parent) =>
        new Activity("process").SetParentId(parent.TraceId, parent.SpanId, parent.TraceFlags).Start();

    private static void Describe(Activity span, string destination, string routingKey, Guid messageId, int size, Baggage baggage)
    {
        span.SetTag("messaging.system", "rabbitmq")
            .SetTag("messaging.destination.name", destination)
            .SetTag("messaging.rabbitmq.destination.routing_key", routingKey)
            .SetTag("messaging.message.id", messageId.ToString("D"))
            .SetTag("messaging.message.body.size", size);
        if (baggage.GetBaggage(TelemetryAttributes.OrderId) is { } orderId)
            span.SetTag(TelemetryAttributes.OrderId, orderId);
        if (baggage.GetBaggage(TelemetryAttributes.CustomerId) is { } customerId)
            span.SetTag(TelemetryAttributes.CustomerId, customerId);
    }
}
