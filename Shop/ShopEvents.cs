namespace Shop;

/// <summary>The log events that only the shop writes. Event ids 2000 to 2099; those of an order's life are in Messaging.Orders.OrderEvents.</summary>
internal static partial class ShopEvents
{
    [LoggerMessage(EventId = 2000, EventName = "order.model_uploaded", Level = LogLevel.Information,
        Message = "Model of {FileSizeBytes} bytes uploaded for order {OrderId} of customer {CustomerId}")]
    internal static partial void ModelUploaded(ILogger logger, string orderId, Guid customerId, long fileSizeBytes);

    [LoggerMessage(EventId = 2001, EventName = "order.message_ignored", Level = LogLevel.Debug,
        Message = "{MessageType} for order {OrderId} of customer {CustomerId} changes nothing: {Reason}")]
    internal static partial void MessageIgnored(ILogger logger, string messageType, string orderId, Guid customerId, string reason);

    [LoggerMessage(EventId = 2002, EventName = "order.cancellation_requested", Level = LogLevel.Information,
        Message = "MES was asked to cancel order {OrderId} of customer {CustomerId}")]
    internal static partial void CancellationRequested(ILogger logger, string orderId, Guid customerId);

    [LoggerMessage(EventId = 2003, EventName = "order.cancellation_refused", Level = LogLevel.Information,
        Message = "MES refused to cancel order {OrderId} of customer {CustomerId}, which is {OldStatus}")]
    internal static partial void CancellationRefused(ILogger logger, string orderId, Guid customerId, string oldStatus);

    [LoggerMessage(EventId = 2004, EventName = "customer.message_ignored", Level = LogLevel.Debug, Message = "Change of customer {CustomerId} changes nothing: {Reason}")]
    internal static partial void CustomerMessageIgnored(ILogger logger, Guid customerId, string reason);

    [LoggerMessage(EventId = 2005, EventName = "order.followed", Level = LogLevel.Debug,
        Message = "Order {OrderId} of customer {CustomerId} is {NewStatus} (sequence {Sequence}) by {System}")]
    internal static partial void OrderFollowed(ILogger logger, string orderId, Guid customerId, string newStatus, long sequence, string system);
}
