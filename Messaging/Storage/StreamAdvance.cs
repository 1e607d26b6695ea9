namespace Messaging.Storage;

/// <summary>A stream comes from one number to another.</summary>
/// <param name="StreamId">The stream.</param>
/// <param name="Expected">The last number before the transaction; 0 where the stream is new.</param>
/// <param name="Last">The last number after it.</param>
internal sealed record StreamAdvance(string StreamId, long Expected, long Last);
