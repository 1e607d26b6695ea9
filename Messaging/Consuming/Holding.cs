namespace Messaging.Consuming;

/// <summary>The decision to hold a message.</summary>
/// <param name="Message">The message.</param>
/// <param name="Cause">One of <see cref="HeldCause"/>.</param>
/// <param name="Attempts">How often its handler has failed.</param>
/// <param name="Reason">What is wrong, in a sentence.</param>
/// <param name="Exception">What the handler threw, if it did.</param>
/// <param name="HeldAt">Since when it waits.</param>
/// <param name="DueAt">When it is due again; <see langword="null"/> parks it.</param>
internal sealed record Holding(InboundMessage Message, string Cause, int Attempts, string Reason, Exception? Exception, DateTimeOffset HeldAt, DateTimeOffset? DueAt);
