namespace Observability.Archiving.Retention;

/// <summary>What a run did, or would do.</summary>
/// <param name="DryRun">Whether nothing was changed.</param>
/// <param name="Portions">What was archived, oldest first.</param>
/// <param name="Dropped">Partitions and indices of spans and metrics that were dropped.</param>
/// <param name="FreedBytes">What the store takes less; estimated where nothing was changed.</param>
/// <param name="RestoredRecordsRemoved">How many restored records were removed, their time being over.</param>
/// <param name="TidiedUp">Parts that a killed run had left unfinished.</param>
/// <param name="Problems">What went wrong besides.</param>
internal sealed record RunReport(
    bool DryRun, IReadOnlyList<PortionReport> Portions, IReadOnlyList<string> Dropped, long FreedBytes, long RestoredRecordsRemoved, IReadOnlyList<string> TidiedUp, IReadOnlyList<string> Problems)
{
    /// <summary>Gets a value indicating whether all went well.</summary>
    public bool Succeeded => Problems.Count == 0 && Portions.All(portion => portion.Problem is null);
}
