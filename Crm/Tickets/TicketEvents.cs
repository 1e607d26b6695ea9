namespace Crm.Tickets;

/// <summary>What support is asked. The customers' words stay out of it.</summary>
internal static partial class TicketEvents
{
    [LoggerMessage(EventId = CrmEventId.TicketOpened, EventName = "crm.ticket_opened", Level = LogLevel.Information,
        Message = "Ticket {TicketId} opened by customer {CustomerId} about order {OrderId}")]
    internal static partial void Opened(ILogger logger, Guid ticketId, Guid customerId, string? orderId);

    [LoggerMessage(EventId = CrmEventId.TicketClosed, EventName = "crm.ticket_closed", Level = LogLevel.Information,
        Message = "Ticket {TicketId} of customer {CustomerId} about order {OrderId} closed after {DurationMs} ms")]
    internal static partial void Closed(ILogger logger, Guid ticketId, Guid customerId, string? orderId, double durationMs);
}
