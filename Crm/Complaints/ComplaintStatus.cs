namespace Crm.Complaints;

/// <summary>Whether a complaint still waits for an answer.</summary>
internal enum ComplaintStatus
{
    /// <summary>Nobody has answered it.</summary>
    Open,

    /// <summary>Sales have answered it.</summary>
    Resolved,
}
