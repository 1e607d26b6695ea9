using Microsoft.Extensions.Logging;
using ServiceDefaults.Classification;

namespace ServiceDefaults.Tests.Logging;

internal static partial class SomeEvents
{
    [LoggerMessage(EventId = 1, EventName = "order.status_changed", Level = LogLevel.Information,
        Message = "Order {OrderId} of {CustomerId} changed from {OldStatus} to {NewStatus} by {System}")]
    internal static partial void StatusChanged(ILogger logger, string orderId, Guid customerId, string oldStatus, string newStatus, string system);

    [LoggerMessage(EventId = 2, EventName = "some.failure", Level = LogLevel.Error, Message = "It failed")]
    internal static partial void Failed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 3, EventName = "some.step", Level = LogLevel.Debug, Message = "Step {Attempt}")]
    internal static partial void Step(ILogger logger, int attempt);

    [LoggerMessage(EventId = 4, EventName = "some.customer", Level = LogLevel.Information, Message = "Customer {Name} at {Email} pays {Price}")]
    internal static partial void Customer(ILogger logger, Personal<string> name, Personal<string>? email, Financial<decimal> price);
}
