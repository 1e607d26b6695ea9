namespace Simulator.Apis;

/// <summary>A complaint that sales took down.</summary>
internal sealed record Complaint(Guid ComplaintId);
