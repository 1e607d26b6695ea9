namespace Messaging.Outbox;

/// <summary>A message that the broker refused or could not route; it stays in the outbox and pauses.</summary>
internal sealed record RefusedMessage(long Position, DateTimeOffset NotBefore, string Why);
