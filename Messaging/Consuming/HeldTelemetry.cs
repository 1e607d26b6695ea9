using System.Diagnostics;
using Messaging.Telemetry;
using Microsoft.Extensions.Logging;
using OpenTelemetry;

namespace Messaging.Consuming;

/// <summary>Writes the log events of messages that are held, under the trace and baggage of each.</summary>
internal static class HeldTelemetry
{
    internal static void Announce(Holding holding, MessagingMetrics metrics, ILogger logger, DateTimeOffset now)
    {
        var message = holding.Message;
        // The name of an unknown event must not become the value of a tag: a foreign publisher could make up any number of them.
        var type = message.Subscription is null ? "unknown" : message.Type;
        var parent = message.Trace.Extract();
        var before = Baggage.Current;
        Baggage.Current = parent.Baggage;
        var activity = parent.ActivityContext.TraceId == default
            ? null
            : new Activity("held").SetParentId(parent.ActivityContext.TraceId, parent.ActivityContext.SpanId, parent.ActivityContext.TraceFlags).Start();
        try
        {
            if (holding.DueAt is not { } dueAt)
            {
                metrics.Parked(type, holding.Cause);
                MessagingEvents.MessageParked(logger, holding.Exception, message.MessageId, message.Type, holding.Attempts, holding.Reason);
            }
            else if (holding.Exception is not null)
            {
                metrics.Retried(type, holding.Cause);
                MessagingEvents.HandlingFailed(logger, holding.Exception, message.MessageId, message.Type, holding.Attempts, (dueAt - now).TotalMilliseconds);
            }
            else
            {
                metrics.Retried(type, holding.Cause);
                MessagingEvents.MessageWaits(logger, message.MessageId, message.Type, holding.Reason);
            }
        }
        finally
        {
            activity?.Stop();
            Baggage.Current = before;
        }
    }
}
