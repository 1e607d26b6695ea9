using System.Globalization;
using Simulator.Apis;
using Simulator.CommandLine;
using Spectre.Console;

namespace Simulator.Load;

/// <summary>Shows how a load run gets on: live on a terminal, a line every few seconds elsewhere.</summary>
internal sealed class LoadDisplay(IAnsiConsole console, LoadJournal journal, RequestStatistics requests, TimeProvider time)
{
    private static readonly TimeSpan LivePause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LinePause = TimeSpan.FromSeconds(5);
    private readonly long _started = time.GetTimestamp();

    /// <summary>Shows until the run has ended; gives the state it ended in.</summary>
    internal async Task<LoadState> ShowWhileAsync(Task run)
    {
        if (console.Profile.Capabilities.Interactive && console.Profile.Capabilities.Ansi)
            await console.Live(LiveView()).AutoClear(true).StartAsync(live => RefreshAsync(run, LivePause, () => live.UpdateTarget(LiveView())));
        else
            await RefreshAsync(run, LinePause, () => console.WriteRaw(Line()));
        await run;
        return journal.State();
    }

    private async Task RefreshAsync(Task run, TimeSpan pause, Action refresh)
    {
        while (await Task.WhenAny(run, Task.Delay(pause, time, CancellationToken.None)) != run)
            refresh();
    }

    private string Line()
    {
        var state = journal.State();
        var statuses = string.Join(' ', state.ByStatus.Select(status => $"{status.Key}={status.Value}"));
        var behind = state.BegunLate + state.NotSent == 0 ? "" : Text($" ({state.BegunLate} late, {state.NotSent} not sent)");
        var counts = Text($"{state.Begun} begun{behind}, {state.UnderWay} under way, {state.Completed} completed, {state.Failed} failed");
        return Text($"{Elapsed():0} s: {counts}; {statuses}; {Rates(state)}");
    }

    private Table LiveView()
    {
        var state = journal.State();
        var table = new Table().Border(TableBorder.Rounded).AddColumn("orders").AddColumn(new TableColumn("count").RightAligned());
        foreach (var (status, count) in state.ByStatus)
            table.AddRow(new Text(status.ToString()), new Text(Text($"{count}")));
        table.AddEmptyRow();
        (string Name, int Count)[] totals =
            [("begun", state.Begun), ("begun late", state.BegunLate), ("not sent", state.NotSent), ("under way", state.UnderWay), ("completed", state.Completed), ("failed", state.Failed)];
        foreach (var (name, count) in totals)
            table.AddRow(new Text(name), new Text(Text($"{count}")));
        foreach (var (kind, error) in state.Errors)
            table.AddRow(new Text(kind, new Style(Color.Red)), new Text(Text($"{error.Count}")));
        return table.Caption(Markup.Escape(Text($"{Elapsed():0} s; {Rates(state)}")));
    }

    private string Rates(LoadState state)
    {
        var minutes = Math.Max(Elapsed(), 1) / 60;
        var rates = Text($"{state.Begun / minutes:0} orders/min, {requests.Requests / minutes / 60:0} requests/s");
        return $"{rates}{Latency("to price", state.CreationToPrice)}{Latency("to closed", state.CreationToClosed)}";
    }

    private static string Latency(string name, LatencySummary latency) =>
        latency.Count == 0 ? string.Empty : Text($"; {name} p50 {latency.P50Ms} p90 {latency.P90Ms} p99 {latency.P99Ms} ms");

    private double Elapsed() => time.GetElapsedTime(_started).TotalSeconds;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
