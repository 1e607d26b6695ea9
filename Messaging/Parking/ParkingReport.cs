using System.Collections.Frozen;
using Messaging.Consuming;
using Messaging.Telemetry;
using Microsoft.Extensions.Logging;

namespace Messaging.Parking;

/// <summary>Tells logs and metrics what operators did, after it was committed. One record a message where the request named them, else one a step, as a hundred thousand would tell nothing.</summary>
internal sealed class ParkingReport(IEnumerable<Subscription> subscriptions, MessagingMetrics metrics, ILogger<ParkingReport> logger)
{
    private readonly FrozenSet<string> _types = subscriptions.Select(subscription => subscription.Type.Name).ToFrozenSet(StringComparer.Ordinal);

    internal void Redriven(ParkedRequest request, IReadOnlyDictionary<Guid, AuditSubject> redriven)
    {
        foreach (var (type, count) in redriven.Values.CountBy(subject => TagOf(subject.Type)))
            metrics.Redriven(type, count);
        if (request.MessageIds is not null)
        {
            foreach (var (messageId, subject) in redriven)
                MessagingEvents.MessageRedriven(logger, messageId, subject.Type, subject.OrderId, request.Operator);
        }
        else if (redriven.Count > 0)
            MessagingEvents.ManyRedriven(logger, redriven.Count, request.Operator, request.Id);
    }

    internal void Discarded(ParkedRequest request, IReadOnlyDictionary<Guid, AuditSubject> discarded)
    {
        foreach (var (type, count) in discarded.Values.CountBy(subject => TagOf(subject.Type)))
            metrics.Discarded(type, count);
        if (request.MessageIds is not null)
        {
            foreach (var (messageId, subject) in discarded)
                MessagingEvents.MessageDiscarded(logger, messageId, subject.Type, subject.OrderId, request.Operator, request.Reason!);
        }
        else if (discarded.Count > 0)
            MessagingEvents.ManyDiscarded(logger, discarded.Count, request.Operator, request.Id, request.Reason!);
    }

    // The name of an unknown event must not become the value of a tag: a foreign publisher could make up any number of them.
    private string TagOf(string type) => _types.Contains(type) ? type : "unknown";
}
