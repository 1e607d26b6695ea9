namespace Endurance.Witnessing;

/// <summary>A message that a service holds.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="Type">Its type.</param>
/// <param name="Cause">Why.</param>
/// <param name="Reason">The same in a sentence.</param>
/// <param name="IsParked">Whether it waits for a person, not for a time.</param>
internal sealed record HeldRow(Guid MessageId, string Type, string Cause, string Reason, bool IsParked);
