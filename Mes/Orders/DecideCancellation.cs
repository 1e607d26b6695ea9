using Messaging.Consuming;
using Messaging.Contracts;
using Messaging.Orders;
using Messaging.Outbox;
using ServiceDefaults.Databases;
using ServiceDefaults.Telemetry;

namespace Mes.Orders;

/// <summary>Decides whether an order that the customer no longer wants can still be given up.</summary>
/// <remarks>
/// The request is not an event of the order's stream, so it may overtake the approval that it follows, by however much. It is then kept, and decided when the
/// approval arrives, as it must; for the shop asks only about orders that it has approved.
/// </remarks>
internal sealed class DecideCancellation(
    MesDbContext database,
    OrderChanges changes,
    IEventPublisher publisher,
    IUnitOfWork unitOfWork,
    MesMetrics metrics,
    TimeProvider timeProvider,
    ILogger<DecideCancellation> logger) : IEventHandler<OrderCancellationRequested>
{
    public async Task HandleAsync(OrderCancellationRequested integrationEvent, MessageContext context, CancellationToken cancellationToken)
    {
        OrderBaggage.Set(integrationEvent.OrderId.Value, integrationEvent.CustomerId.ToString());
        await database.LockApprovalAsync(integrationEvent.OrderId, cancellationToken);
        var order = await database.LockOrderAsync(integrationEvent.OrderId, cancellationToken);
        if (order is null || OrderStateMachine.OwnerOf(order.Status) == OrderSystem.Shop)
        {
            database.CancellationWishes.Add(CancellationWish.From(integrationEvent));
            unitOfWork.OnCommitted(() => ProductionEvents.CancellationWaits(logger, integrationEvent.OrderId.Value, integrationEvent.CustomerId));
            return;
        }

        if (order.CanBeCancelled)
        {
            changes.Announce(order.Cancel(integrationEvent.Reason, timeProvider.GetStoredUtcNow()), OrderChanges.AtTheCustomersRequest);
            return;
        }

        publisher.Publish(new OrderCancellationRefused(order.OrderId, order.CustomerId, integrationEvent.RequestId, order.Status));
        unitOfWork.OnCommitted(() =>
        {
            ProductionEvents.CancellationRefused(logger, order.OrderId.Value, order.CustomerId, $"it is {order.Status}");
            metrics.CancellationRefused(order.Status);
        });
    }
}
