using Messaging.Broker;
using Messaging.Consuming;
using Messaging.Contracts;
using Messaging.Outbox;
using Messaging.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Messaging.Resending;

/// <summary>Sends again, to the one queue that was lost, what it may have held; under the same ids, so that what took effect there has none again.</summary>
/// <remarks>
/// What is in the outbox now goes out once more, too: the relay may have published it already while the queue was missing. One statement sees both tables at one
/// moment, so no message slips through between them; and what is committed later is published when the queue is there, for it was before it asked.
/// </remarks>
internal sealed class ResendSent<TContext>(TContext context, IUnitOfWork unitOfWork, RelaySignal relay, ILogger<ResendSent<TContext>> logger) : IEventHandler<QueueLost>
    where TContext : DbContext
{
    private const string Sql = """
        INSERT INTO messaging.outbox (message_id, ordering_key, sequence, type, version, body, traceparent, tracestate, baggage, created_at, destination)
        SELECT m.message_id, m.ordering_key, m.sequence, m.type, m.version, m.body, m.traceparent, m.tracestate, m.baggage, m.created_at, {0}
        FROM (
            SELECT position, message_id, ordering_key, sequence, type, version, body, traceparent, tracestate, baggage, created_at FROM messaging.sent
            UNION ALL
            SELECT position, message_id, ordering_key, sequence, type, version, body, traceparent, tracestate, baggage, created_at FROM messaging.outbox WHERE destination IS NULL) AS m
        WHERE m.type = ANY ({1})
        ORDER BY m.position
        """;

    public async Task HandleAsync(QueueLost integrationEvent, MessageContext messageContext, CancellationToken cancellationToken)
    {
        var count = await context.Database.ExecuteSqlRawAsync(Sql, [Topology.QueueOf(integrationEvent.Service), integrationEvent.EventTypes.ToArray()], cancellationToken);
        unitOfWork.OnCommitted(() =>
        {
            relay.Wake();
            MessagingEvents.SentAgain(logger, count, integrationEvent.Service);
        });
    }
}
