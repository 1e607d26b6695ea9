using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Telemetry;

namespace Crm.Complaints;

internal static class ComplaintQueries
{
    /// <summary>Finds a complaint, and names its order and customer in what is logged and traced from here on.</summary>
    /// <exception cref="ProblemException">404.</exception>
    internal static async Task<Complaint> FindComplaintAsync(this CrmDbContext database, Guid complaintId, CancellationToken cancellationToken)
    {
        var complaint = await database.Complaints.SingleOrDefaultAsync(row => row.ComplaintId == complaintId, cancellationToken)
            ?? throw ComplaintProblems.NotFound(complaintId);
        OrderBaggage.Set(complaint.OrderId.Value, complaint.CustomerId.ToString());
        return complaint;
    }
}
