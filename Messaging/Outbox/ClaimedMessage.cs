namespace Messaging.Outbox;

/// <summary>A row of the outbox that a pass of the relay has locked.</summary>
/// <param name="Position">Where it stands in the outbox.</param>
/// <param name="Attempts">How often the broker has refused it.</param>
/// <param name="Message">The message.</param>
/// <param name="Destination">The one queue that it is sent to again; <see langword="null"/> for all that are bound.</param>
internal sealed record ClaimedMessage(long Position, int Attempts, OutboxMessage Message, string? Destination);
