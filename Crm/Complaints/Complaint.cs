using Crm.Orders;
using Messaging.Orders;
using ServiceDefaults.Classification;

namespace Crm.Complaints;

/// <summary>A customer's complaint about an order.</summary>
internal sealed class Complaint
{
    // For Entity Framework, which fills the properties itself.
    private Complaint()
    {
    }

    internal Guid ComplaintId { get; private set; }

    internal OrderId OrderId { get; private set; }

    internal Guid CustomerId { get; private set; }

    internal ComplaintCategory Category { get; private set; }

    /// <summary>Gets the customer's words, which may say anything about anybody.</summary>
    internal Personal<string> Text { get; private set; }

    internal ComplaintStatus Status { get; private set; }

    /// <summary>Gets which complaint about this order it is, from 1; from 2 on it is a repeat complaint.</summary>
    internal int Number { get; private set; }

    internal Personal<string>? Resolution { get; private set; }

    internal long Version { get; private set; }

    internal DateTimeOffset CreatedAt { get; private set; }

    internal DateTimeOffset? ResolvedAt { get; private set; }

    internal bool IsRepeat => Number > 1;

    internal static Complaint File(Guid complaintId, Order order, ComplaintCategory category, Personal<string> text, int number, DateTimeOffset now) => new()
    {
        ComplaintId = complaintId,
        OrderId = order.OrderId,
        CustomerId = order.CustomerId,
        Category = category,
        Text = text,
        Status = ComplaintStatus.Open,
        Number = number,
        Version = 1,
        CreatedAt = now,
    };

    internal void Resolve(Personal<string> resolution, DateTimeOffset now)
    {
        if (Status == ComplaintStatus.Resolved)
            throw ComplaintProblems.AlreadyResolved(this);
        (Status, Resolution, ResolvedAt) = (ComplaintStatus.Resolved, resolution, now);
        Version++;
    }
}
