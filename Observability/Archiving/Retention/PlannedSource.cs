using Observability.Archiving.Stores;

namespace Observability.Archiving.Retention;

/// <summary>A source of which something is to be archived: all for its size, or those systems whose days are over.</summary>
internal sealed record PlannedSource(StoredSource Source, ArchiveReason Reason);
