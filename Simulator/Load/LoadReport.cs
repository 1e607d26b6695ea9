using System.Globalization;
using Simulator.CommandLine;
using Spectre.Console;

namespace Simulator.Load;

/// <summary>Tells people what became of a load run.</summary>
internal static class LoadReport
{
    /// <summary>Writes it.</summary>
    internal static void Write(LoadSummary summary, IAnsiConsole console)
    {
        var late = summary.BegunLate == 0 ? "" : $", {summary.BegunLate} of them late because too many were under way (--concurrency)";
        var notSent = summary.NotSent == 0 ? "" : $"; {summary.NotSent} more were due and not sent";
        var unfinished = summary.Unfinished == 0 ? "" : $", {summary.Unfinished} left unfinished";
        var how = summary.Interrupted ? "Interrupted" : "Ended";
        console.WriteRaw(Text($"{how} after {summary.Seconds} s with seed {summary.Seed}: {summary.Begun} orders begun{late}{notSent}."));
        console.WriteRaw($"{summary.Completed} completed, {summary.Failed} failed{unfinished}.");

        var statuses = Table("status", "orders");
        foreach (var (status, count) in summary.ByStatus)
            statuses.AddRow(new Text(status.ToString()), new Text(Text($"{count}")));
        console.Write(statuses);

        var latencies = Table("time", "count", "p50 ms", "p90 ms", "p99 ms", "max ms");
        foreach (var (outcome, latency) in summary.Outcomes)
            AddRow(latencies, $"due to {outcome}", latency);
        AddRow(latencies, "creation to price", summary.CreationToPrice);
        AddRow(latencies, "creation to closed", summary.CreationToClosed);
        foreach (var (step, latency) in summary.Steps)
            AddRow(latencies, $"step {step}", latency);
        AddRow(latencies, "due to begun", summary.Lateness);
        AddRow(latencies, "one request", summary.Requests);
        console.Write(latencies);

        var kinds = Table("kind", "orders");
        foreach (var (persona, count) in summary.ByPersona)
            kinds.AddRow(new Text($"customer: {persona}"), new Text(Text($"{count}")));
        foreach (var (fault, count) in summary.ByFault)
            kinds.AddRow(new Text($"fault: {fault}"), new Text(Text($"{count}")));
        console.Write(kinds);

        var answers = Table("answer", "requests");
        foreach (var (answer, count) in summary.Answers)
            answers.AddRow(new Text(answer), new Text(Text($"{count}")));
        console.Write(answers);

        foreach (var (kind, error) in summary.Errors)
            console.WriteRaw($"{error.Count} x {kind}; the first: {error.Example}");
    }

    private static Table Table(params string[] headings)
    {
        var table = new Table().Border(TableBorder.Minimal);
        foreach (var heading in headings)
            table.AddColumn(new TableColumn(heading).NoWrap());
        return table;
    }

    private static void AddRow(Table table, string name, LatencySummary latency)
    {
        string[] cells = [name, Text($"{latency.Count}"), Text($"{latency.P50Ms}"), Text($"{latency.P90Ms}"), Text($"{latency.P99Ms}"), Text($"{latency.MaxMs}")];
        table.AddRow(cells.Select(cell => new Text(cell)));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
