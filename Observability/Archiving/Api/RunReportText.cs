using System.Globalization;
using Observability.Archiving.Retention;

namespace Observability.Archiving.Api;

/// <summary>Writes a run's report for people.</summary>
internal static class RunReportText
{
    public static IEnumerable<string> Of(RunReport report)
    {
        foreach (var portion in report.Portions)
            yield return Of(portion, report.DryRun);
        foreach (var dropped in report.Dropped)
            yield return $"{(report.DryRun ? "would drop" : "dropped")} {dropped}";
        foreach (var part in report.TidiedUp)
            yield return $"tidied up {part}, which an earlier run had left unfinished";
        if (report.RestoredRecordsRemoved > 0)
            yield return Text($"removed {report.RestoredRecordsRemoved} restored records, their time being over");
        foreach (var problem in report.Problems)
            yield return $"failed: {problem}";
        var done = report.Portions.Where(portion => portion.Problem is null).ToList();
        yield return Text($"{(report.DryRun ? "would archive" : "archived")} {done.Sum(portion => portion.Records)} records of {done.Count} portions into {done.Sum(portion => portion.Files.Count)} files of {done.Sum(portion => portion.FileBytes)} bytes; {report.FreedBytes} bytes freed");
    }

    private static string Of(PortionReport portion, bool dryRun)
    {
        var days = portion.FirstDay == portion.LastDay ? $"{portion.FirstDay:yyyy-MM-dd}" : $"{portion.FirstDay:yyyy-MM-dd} to {portion.LastDay:yyyy-MM-dd}";
        return portion.Problem is { } problem
            ? $"failed: {portion.System} {days} ({portion.Source}): {problem}"
            : Text($"{(dryRun ? "would archive" : "archived")} {portion.System} {days} ({portion.Source}, {portion.Reason}): {portion.Records} records, {portion.Files.Count} files, {portion.FileBytes} bytes");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
