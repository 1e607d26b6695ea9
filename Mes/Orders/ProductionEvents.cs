namespace Mes.Orders;

/// <summary>What befalls an order in production beside its changes of status.</summary>
internal static partial class ProductionEvents
{
    [LoggerMessage(EventId = MesEventId.OrderQueued, EventName = "mes.order_queued", Level = LogLevel.Information,
        Message = "Order {OrderId} of customer {CustomerId} entered the production queue")]
    internal static partial void Queued(ILogger logger, string orderId, Guid customerId);

    [LoggerMessage(EventId = MesEventId.CancellationRefused, EventName = "mes.cancellation_refused", Level = LogLevel.Information,
        Message = "Order {OrderId} of customer {CustomerId} is not cancelled: {Reason}")]
    internal static partial void CancellationRefused(ILogger logger, string orderId, Guid customerId, string reason);

    [LoggerMessage(EventId = MesEventId.CancellationWaits, EventName = "mes.cancellation_waits", Level = LogLevel.Information,
        Message = "Order {OrderId} of customer {CustomerId} is to be cancelled, but its approval has not arrived; the request waits for it")]
    internal static partial void CancellationWaits(ILogger logger, string orderId, Guid customerId);

    [LoggerMessage(EventId = MesEventId.QueueNotMeasured, EventName = "mes.queue_not_measured", Level = LogLevel.Warning,
        Message = "The production queue could not be counted; the gauge keeps its last value")]
    internal static partial void QueueNotMeasured(ILogger logger, Exception exception);
}
