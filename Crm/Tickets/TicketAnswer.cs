using Messaging.Orders;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Classification;
using ServiceDefaults.Http;

namespace Crm.Tickets;

/// <summary>A support ticket as the API shows it.</summary>
/// <param name="TicketId">Its id.</param>
/// <param name="CustomerId">Who asks.</param>
/// <param name="OrderId">The order that the question is about, if it is about one.</param>
/// <param name="Subject">What it is about, in the customer's words.</param>
/// <param name="Text">The question, in the customer's words.</param>
/// <param name="Status">Whether it still waits for an answer.</param>
/// <param name="Answer">What support answered.</param>
/// <param name="Version">Its version.</param>
/// <param name="CreatedAt">When it was opened.</param>
/// <param name="ClosedAt">When it was closed.</param>
internal sealed record TicketAnswer(
    Guid TicketId,
    Guid CustomerId,
    OrderId? OrderId,
    Personal<string> Subject,
    Personal<string> Text,
    TicketStatus Status,
    Personal<string>? Answer,
    long Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ClosedAt)
{
    internal static TicketAnswer Of(Ticket ticket) => new(
        ticket.TicketId,
        ticket.CustomerId,
        ticket.OrderId,
        ticket.Subject,
        ticket.Text,
        ticket.Status,
        ticket.Answer,
        ticket.Version,
        ticket.CreatedAt,
        ticket.ClosedAt);

    internal Ok<TicketAnswer> ToOk(HttpContext http)
    {
        http.Response.Headers.ETag = new EntityTag(Version).ToString();
        return TypedResults.Ok(this);
    }
}
