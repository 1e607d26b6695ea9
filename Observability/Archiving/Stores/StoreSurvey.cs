namespace Observability.Archiving.Stores;

/// <summary>What a store holds of logs.</summary>
/// <param name="Sources">What could be archived: partitions of past days, or indices that are no longer written; oldest first.</param>
/// <param name="Bytes">What all logs take on disk, those that are still written included.</param>
internal sealed record StoreSurvey(IReadOnlyList<StoredSource> Sources, long Bytes);
