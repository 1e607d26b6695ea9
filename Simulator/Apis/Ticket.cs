namespace Simulator.Apis;

/// <summary>A support ticket.</summary>
internal sealed record Ticket(Guid TicketId);
