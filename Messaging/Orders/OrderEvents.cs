using Microsoft.Extensions.Logging;

namespace Messaging.Orders;

/// <summary>The log events of an order's life that several systems write (requirements 2.1, 2.2). Event ids 1150 to 1169.</summary>
/// <remarks>Each is written by the one system that made the change, after it was committed; systems that merely follow the order's stream stay silent.
/// What breaks a rule is <c>order.rule_violated</c> in <see cref="ServiceDefaults.Http.HttpEvents"/>.</remarks>
public static partial class OrderEvents
{
    /// <summary>Writes <c>order.created</c>.</summary>
    public static void Created(ILogger logger, OrderId orderId, Guid customerId, OrderSystem system)
    {
        if (logger.IsEnabled(LogLevel.Information))
            Created(logger, orderId.ToString(), customerId, NameOf(system));
    }

    /// <summary>Writes <c>order.status_changed</c>.</summary>
    /// <param name="logger">The logger of the system that changed it.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="customerId">Whose order it is.</param>
    /// <param name="oldStatus">The status before.</param>
    /// <param name="newStatus">The status after.</param>
    /// <param name="system">The system that changed it.</param>
    /// <param name="reason">Why, where it failed or was cancelled.</param>
    public static void StatusChanged(
        ILogger logger, OrderId orderId, Guid customerId, OrderStatus oldStatus, OrderStatus newStatus, OrderSystem system, string? reason)
    {
        if (logger.IsEnabled(LogLevel.Information))
            StatusChanged(logger, orderId.ToString(), customerId, oldStatus.ToString(), newStatus.ToString(), NameOf(system), reason);
    }

    [LoggerMessage(EventId = 1150, EventName = "order.created", Level = LogLevel.Information, Message = "Order {OrderId} of customer {CustomerId} created by {System}")]
    private static partial void Created(ILogger logger, string orderId, Guid customerId, string system);

    [LoggerMessage(EventId = 1151, EventName = "order.status_changed", Level = LogLevel.Information,
        Message = "Order {OrderId} of customer {CustomerId} changed from {OldStatus} to {NewStatus} by {System}")]
    private static partial void StatusChanged(
        ILogger logger, string orderId, Guid customerId, string oldStatus, string newStatus, string system, [TagName("Reason")] string? reason);

    private static string NameOf(OrderSystem system) => system switch
    {
        OrderSystem.Shop => "shop",
        OrderSystem.Crm => "crm",
        OrderSystem.Mes => "mes",
        _ => throw new ArgumentOutOfRangeException(nameof(system), system, "No such system."),
    };
}
