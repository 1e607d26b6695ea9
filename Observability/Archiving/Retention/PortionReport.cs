namespace Observability.Archiving.Retention;

/// <summary>What was, or would be, done with one system's records in a partition or index.</summary>
/// <param name="System">The system.</param>
/// <param name="Source">The partition or index.</param>
/// <param name="FirstDay">The day of the earliest record.</param>
/// <param name="LastDay">The day of the latest record.</param>
/// <param name="Reason">Why.</param>
/// <param name="Records">How many records.</param>
/// <param name="Files">The files they are in now.</param>
/// <param name="FileBytes">What these take.</param>
/// <param name="Problem">What went wrong; the records are in the store as before.</param>
internal sealed record PortionReport(
    string System, string Source, DateOnly FirstDay, DateOnly LastDay, ArchiveReason Reason, long Records, IReadOnlyList<string> Files, long FileBytes, string? Problem);
