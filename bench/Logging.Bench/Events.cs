using Microsoft.Extensions.Logging;
using ServiceDefaults.Classification;

namespace Logging.Bench;

/// <summary>A typical event: four attributes, one of them classified.</summary>
internal static partial class Events
{
    [LoggerMessage(EventId = 1, EventName = "order.priced", Level = LogLevel.Information, Message = "Order {OrderId} of customer {CustomerId} has {TriangleCount} triangles and costs {Price}")]
    internal static partial void Priced(ILogger logger, string orderId, Guid customerId, int triangleCount, Financial<decimal> price);

    [LoggerMessage(EventId = 2, EventName = "order.stepped", Level = LogLevel.Debug, Message = "Order {OrderId} of customer {CustomerId} has {TriangleCount} triangles and costs {Price}")]
    internal static partial void Stepped(ILogger logger, string orderId, Guid customerId, int triangleCount, Financial<decimal> price);
}
