using ServiceDefaults.Http;

namespace Crm.Tickets;

/// <summary>What is wrong with a request for a support ticket.</summary>
internal static class TicketProblems
{
    internal static ProblemException NotFound(Guid ticketId) => new(Problems.NotFound("ticket", $"There is no ticket {ticketId}. GET /tickets lists them."));

    internal static ProblemException AlreadyClosed(Ticket ticket) => new(Problems.RuleViolated(
        "ticket-already-closed", $"Ticket {ticket.TicketId} was closed at {ticket.ClosedAt:O}. If the customer has another question, open a new one."));
}
