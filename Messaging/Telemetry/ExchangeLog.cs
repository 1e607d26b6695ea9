using System.Diagnostics;
using Messaging.Consuming;
using Messaging.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceDefaults.Exchange;
using ServiceDefaults.Telemetry;

namespace Messaging.Telemetry;

/// <summary>Writes what goes over the broker to the log at DEBUG (requirement 2.7): bodies cut to a limit, classified members as keyed hashes.</summary>
/// <remarks>Without service defaults nothing knows which members are classified; then no bodies are logged.</remarks>
internal sealed class ExchangeLog(IServiceProvider services, ILogger<ExchangeLog> logger)
{
    private readonly BodyProtector? _protector = services.GetService<BodyProtector>();

    internal void Sent(OutboxMessage message, Activity? span)
    {
        if (_protector is null || !logger.IsEnabled(LogLevel.Debug))
            return;
        using var _ = span is null ? Link(message.Trace) : null;
        MessagingEvents.Exchange(logger, "sent", message.MessageId, message.Type, message.Trace.Extract().Baggage.GetBaggage(TelemetryAttributes.OrderId), _protector.Protect(message.Body));
    }

    /// <summary>Call within the flow of the message's handling.</summary>
    internal void Received(InboundMessage message)
    {
        if (_protector is not null && logger.IsEnabled(LogLevel.Debug))
            MessagingEvents.Exchange(logger, "received", message.MessageId, message.Type, OrderBaggage.OrderId, _protector.Protect(message.Body));
    }

    private static Activity? Link(TraceHeaders trace)
    {
        var parent = trace.Extract().ActivityContext;
        return parent.TraceId == default ? null : new Activity("publish").SetParentId(parent.TraceId, parent.SpanId, parent.TraceFlags).Start();
    }
}
