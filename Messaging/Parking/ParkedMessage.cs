namespace Messaging.Parking;

/// <summary>A message in the parking lot.</summary>
/// <param name="MessageId">Its id; where it came without one, an id made of its content.</param>
/// <param name="Type">The event's name, as the message states it.</param>
/// <param name="Publisher">The service that published it.</param>
/// <param name="PublishedAt">When.</param>
/// <param name="OrderId">The order it concerns, where it says so.</param>
/// <param name="StreamId">The stream it belongs to.</param>
/// <param name="Sequence">Its number in the stream.</param>
/// <param name="Cause"><c>failure</c> (its handler failed), <c>gap</c> (its predecessor is missing), <c>invalid</c> (it cannot be read), <c>delivery-limit</c> (the consumer died each time).</param>
/// <param name="Reason">What is wrong, in a sentence.</param>
/// <param name="ExceptionType">The type of what its handler threw last.</param>
/// <param name="Attempts">How often its handler failed.</param>
/// <param name="HeldAt">Since when it waits.</param>
/// <param name="ParkedAt">Since when it is parked.</param>
/// <param name="TraceParent">The trace it belongs to (W3C trace context).</param>
public sealed record ParkedMessage(
    Guid MessageId, string Type, string Publisher, DateTimeOffset PublishedAt, string? OrderId, string? StreamId, long? Sequence, string Cause, string Reason, string? ExceptionType,
    int Attempts, DateTimeOffset HeldAt, DateTimeOffset ParkedAt, string? TraceParent);
