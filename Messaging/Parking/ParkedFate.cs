namespace Messaging.Parking;

/// <summary>What became of one message.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="Result">One of <see cref="ParkedResult"/>.</param>
/// <param name="Detail">Why, and what would be right, where it was not done.</param>
internal sealed record ParkedFate(Guid MessageId, string Result, string? Detail);
