namespace Crm.Tickets;

/// <summary>Whether a support ticket still waits for an answer.</summary>
internal enum TicketStatus
{
    /// <summary>Nobody has answered it.</summary>
    Open,

    /// <summary>Support have answered it.</summary>
    Closed,
}
