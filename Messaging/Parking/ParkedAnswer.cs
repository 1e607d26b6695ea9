namespace Messaging.Parking;

/// <summary>What became of the messages that were to be redriven or discarded.</summary>
/// <param name="RequestId">Finds the request in the audit.</param>
/// <param name="Done">How many were redriven or discarded.</param>
/// <param name="Unchanged">How many of those named by id were not parked, so that nothing was done.</param>
/// <param name="Refused">How many are parked and stay so.</param>
/// <param name="Remaining">How many of those selected are still parked, the refused ones included.</param>
/// <param name="Items">Each message named by id; else the first of those refused.</param>
internal sealed record ParkedAnswer(Guid RequestId, long Done, long Unchanged, long Refused, long Remaining, IReadOnlyList<ParkedFate> Items);
