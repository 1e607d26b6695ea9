namespace Observability.Archiving.Stores;

/// <summary>What a store can drop in one step: a partition of a day, or an index that is no longer written.</summary>
/// <param name="Name">The partition's or index's name.</param>
/// <param name="FirstDay">The UTC day of its earliest record.</param>
/// <param name="LastDay">The UTC day of its latest record.</param>
/// <param name="Bytes">What it takes on disk.</param>
internal sealed record StoredSource(string Name, DateOnly FirstDay, DateOnly LastDay, long Bytes);
