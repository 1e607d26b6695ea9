namespace Crm.Complaints;

internal static class ComplaintRoutes
{
    internal static void MapComplaints(this IEndpointRouteBuilder app)
    {
        var complaints = app.MapGroup(string.Empty).WithTags("Complaints");
        FileComplaint.Map(complaints);
        ListComplaints.Map(complaints);
        GetComplaint.Map(complaints);
        ResolveComplaint.Map(complaints);
    }
}
