using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Telemetry;

namespace Crm.Tickets;

internal static class TicketQueries
{
    /// <summary>Finds a ticket, and names its customer and order in what is logged and traced from here on.</summary>
    /// <exception cref="ProblemException">404.</exception>
    internal static async Task<Ticket> FindTicketAsync(this CrmDbContext database, Guid ticketId, CancellationToken cancellationToken)
    {
        var ticket = await database.Tickets.SingleOrDefaultAsync(row => row.TicketId == ticketId, cancellationToken) ?? throw TicketProblems.NotFound(ticketId);
        OrderBaggage.Set(ticket.OrderId?.Value, ticket.CustomerId.ToString());
        return ticket;
    }
}
