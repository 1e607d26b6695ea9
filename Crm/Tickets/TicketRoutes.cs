namespace Crm.Tickets;

internal static class TicketRoutes
{
    internal static void MapTickets(this IEndpointRouteBuilder app)
    {
        var tickets = app.MapGroup("/tickets").WithTags("Tickets");
        OpenTicket.Map(tickets);
        ListTickets.Map(tickets);
        GetTicket.Map(tickets);
        CloseTicket.Map(tickets);
    }
}
