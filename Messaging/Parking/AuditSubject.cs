namespace Messaging.Parking;

/// <summary>What the audit notes of a message besides its id.</summary>
internal sealed record AuditSubject(string Type, string? OrderId);
