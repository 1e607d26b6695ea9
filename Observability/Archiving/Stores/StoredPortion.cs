namespace Observability.Archiving.Stores;

/// <summary>One system's records in a source: what is archived in one step.</summary>
/// <param name="Source">The partition or index.</param>
/// <param name="System">The system.</param>
/// <param name="Records">How many records there are, restored ones aside.</param>
internal sealed record StoredPortion(StoredSource Source, string System, long Records);
