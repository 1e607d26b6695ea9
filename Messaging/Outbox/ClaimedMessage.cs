namespace Messaging.Outbox;

/// <summary>A row of the outbox that a pass of the relay has locked.</summary>
internal sealed record ClaimedMessage(long Position, int Attempts, OutboxMessage Message);
