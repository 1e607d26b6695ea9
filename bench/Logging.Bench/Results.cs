using System.Globalization;
using Bench;
using BenchmarkDotNet.Reports;

namespace Logging.Bench;

/// <summary>The rows of the one table that all benchmarks share.</summary>
internal static class Results
{
    private const string Own = "ServiceDefaults";

    /// <summary>Writes a row for each benchmark, beside the other ways of logging.</summary>
    internal static void Write(IReadOnlyList<BenchmarkReport> reports)
    {
        foreach (var benchmark in reports.Where(report => report.Success).GroupBy(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name))
        {
            var own = benchmark.SingleOrDefault(report => Pipeline(report) == Own);
            if (own is null)
                continue;
            var others = benchmark.Where(report => report != own).ToArray();
            new ResultRow(
                $"a log event, {What(benchmark.Key)}",
                Figure(own),
                string.Join(", ", others.Select(report => $"{Pipeline(report)} {Figure(report)}")),
                string.Join(", ", others.Select(report => string.Create(CultureInfo.InvariantCulture, $"{Nanoseconds(own) / Nanoseconds(report):0.0}"))),
                string.Empty,
                "BenchmarkDotNet, in process").Write();
        }
    }

    private static string What(string benchmark) => benchmark switch
    {
        nameof(DisabledEvents.Skipped) => "below the level that counts",
        nameof(EnabledEvents.Logged) => "what the logging thread pays",
        _ => "what the process pays until it is exported",
    };

    private static string Figure(BenchmarkReport report) =>
        string.Create(CultureInfo.InvariantCulture, $"{Nanoseconds(report):N0} ns, {report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0:N0} B");

    private static double Nanoseconds(BenchmarkReport report) => report.ResultStatistics?.Mean ?? double.NaN;

    private static string Pipeline(BenchmarkReport report) => (string)report.BenchmarkCase.Parameters[nameof(EnabledEvents.Pipeline)];
}
