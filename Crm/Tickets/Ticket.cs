using Messaging.Orders;
using ServiceDefaults.Classification;

namespace Crm.Tickets;

/// <summary>A customer's question to support.</summary>
internal sealed class Ticket
{
    // For Entity Framework, which fills the properties itself.
    private Ticket()
    {
    }

    internal Guid TicketId { get; private set; }

    internal Guid CustomerId { get; private set; }

    /// <summary>Gets the order that the question is about, if it is about one.</summary>
    internal OrderId? OrderId { get; private set; }

    /// <summary>Gets the customer's words, which may say anything about anybody.</summary>
    internal Personal<string> Subject { get; private set; }

    internal Personal<string> Text { get; private set; }

    internal TicketStatus Status { get; private set; }

    internal Personal<string>? Answer { get; private set; }

    internal long Version { get; private set; }

    internal DateTimeOffset CreatedAt { get; private set; }

    internal DateTimeOffset? ClosedAt { get; private set; }

    internal static Ticket Open(Guid ticketId, Guid customerId, OrderId? orderId, Personal<string> subject, Personal<string> text, DateTimeOffset now) => new()
    {
        TicketId = ticketId,
        CustomerId = customerId,
        OrderId = orderId,
        Subject = subject,
        Text = text,
        Status = TicketStatus.Open,
        Version = 1,
        CreatedAt = now,
    };

    internal void Close(Personal<string> answer, DateTimeOffset now)
    {
        if (Status == TicketStatus.Closed)
            throw TicketProblems.AlreadyClosed(this);
        (Status, Answer, ClosedAt) = (TicketStatus.Closed, answer, now);
        Version++;
    }
}
