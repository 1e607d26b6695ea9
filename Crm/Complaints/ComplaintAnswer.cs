using Messaging.Orders;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Classification;
using ServiceDefaults.Http;

namespace Crm.Complaints;

/// <summary>A complaint as the API shows it.</summary>
/// <param name="ComplaintId">Its id.</param>
/// <param name="OrderId">The order it is about.</param>
/// <param name="CustomerId">Who complains.</param>
/// <param name="Category">What of.</param>
/// <param name="Text">The customer's words.</param>
/// <param name="Status">Whether it still waits for an answer.</param>
/// <param name="Number">Which complaint about this order it is, from 1.</param>
/// <param name="IsRepeat">Whether the customer complained about this order before.</param>
/// <param name="Resolution">How it was resolved.</param>
/// <param name="Version">Its version.</param>
/// <param name="CreatedAt">When it was filed.</param>
/// <param name="ResolvedAt">When it was resolved.</param>
internal sealed record ComplaintAnswer(
    Guid ComplaintId,
    OrderId OrderId,
    Guid CustomerId,
    ComplaintCategory Category,
    Personal<string> Text,
    ComplaintStatus Status,
    int Number,
    bool IsRepeat,
    Personal<string>? Resolution,
    long Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ResolvedAt)
{
    internal static ComplaintAnswer Of(Complaint complaint) => new(
        complaint.ComplaintId,
        complaint.OrderId,
        complaint.CustomerId,
        complaint.Category,
        complaint.Text,
        complaint.Status,
        complaint.Number,
        complaint.IsRepeat,
        complaint.Resolution,
        complaint.Version,
        complaint.CreatedAt,
        complaint.ResolvedAt);

    internal Ok<ComplaintAnswer> ToOk(HttpContext http)
    {
        http.Response.Headers.ETag = new EntityTag(Version).ToString();
        return TypedResults.Ok(this);
    }
}
