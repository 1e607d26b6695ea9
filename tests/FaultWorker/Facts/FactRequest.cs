namespace FaultWorker.Facts;

/// <summary>A client's request to state a fact.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Number">Its number in the stream, from 1.</param>
/// <param name="IsPoison">Whether its event can never be handled; such events are in no stream.</param>
public sealed record FactRequest(string Stream, long Number, bool IsPoison);
