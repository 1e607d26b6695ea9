namespace Crm.Shop;

/// <summary>What happens between CRM and the shop.</summary>
internal static partial class ShopEvents
{
    [LoggerMessage(EventId = CrmEventId.ShopDoesNotKnowOrderYet, EventName = "crm.order_unknown_to_shop", Level = LogLevel.Debug,
        Message = "The shop does not know order {OrderId} yet (attempt {Attempt}); asking again in {DelayMs} ms")]
    internal static partial void OrderUnknown(ILogger logger, string orderId, int attempt, double delayMs);
}
