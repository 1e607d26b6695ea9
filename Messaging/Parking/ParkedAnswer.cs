namespace Messaging.Parking;

/// <summary>What became of the messages that were to be redriven or discarded.</summary>
/// <param name="Done">Those that were.</param>
/// <param name="Refused">Those that were not, and why.</param>
public sealed record ParkedAnswer(IReadOnlyList<Guid> Done, IReadOnlyList<ParkedRefusal> Refused);
