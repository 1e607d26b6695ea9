namespace Crm.Complaints;

/// <summary>What customers complain of. Their words stay out of it.</summary>
internal static partial class ComplaintEvents
{
    [LoggerMessage(EventId = CrmEventId.ComplaintFiled, EventName = "crm.complaint_filed", Level = LogLevel.Information,
        Message = "Complaint {ComplaintId} ({ComplaintCategory}) of customer {CustomerId} about order {OrderId}: the order's number {ComplaintNumber}")]
    internal static partial void Filed(
        ILogger logger, string orderId, Guid customerId, Guid complaintId, ComplaintCategory complaintCategory, int complaintNumber);

    [LoggerMessage(EventId = CrmEventId.ComplaintResolved, EventName = "crm.complaint_resolved", Level = LogLevel.Information,
        Message = "Complaint {ComplaintId} ({ComplaintCategory}) of customer {CustomerId} about order {OrderId} resolved after {DurationMs} ms")]
    internal static partial void Resolved(
        ILogger logger, string orderId, Guid customerId, Guid complaintId, ComplaintCategory complaintCategory, double durationMs);
}
