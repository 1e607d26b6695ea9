namespace Messaging.Parking;

/// <summary>A place among the parked messages in the order of their streams.</summary>
internal sealed record ParkedPosition(string StreamId, long Sequence, Guid MessageId);
