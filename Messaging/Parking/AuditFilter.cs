namespace Messaging.Parking;

/// <summary>Which entries of the audit are meant: those for which everything given is true.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="Operator">Who asked.</param>
/// <param name="RequestId">The request.</param>
internal sealed record AuditFilter(Guid? MessageId, string? Operator, Guid? RequestId);
