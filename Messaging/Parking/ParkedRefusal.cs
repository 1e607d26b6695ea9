namespace Messaging.Parking;

/// <summary>A message that stays as it is.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="Reason">Why, and what would be right.</param>
public sealed record ParkedRefusal(Guid MessageId, string Reason);
