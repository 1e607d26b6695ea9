using ServiceDefaults.Http;

namespace Crm.Complaints;

/// <summary>What is wrong with a request for a complaint.</summary>
internal static class ComplaintProblems
{
    internal static ProblemException NotFound(Guid complaintId) =>
        new(Problems.NotFound("complaint", $"There is no complaint {complaintId}. GET /complaints lists them."));

    internal static ProblemException AlreadyResolved(Complaint complaint) => new(Problems.RuleViolated(
        "complaint-already-resolved",
        $"Complaint {complaint.ComplaintId} was resolved at {complaint.ResolvedAt:O}. If the customer complains again, file a new one about order {complaint.OrderId}."));
}
