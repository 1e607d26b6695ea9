using System.Globalization;
using Simulator.Apis;
using Spectre.Console;

namespace Simulator.Smoke;

/// <summary>Shows a timeline to people.</summary>
internal static class TimelineTable
{
    private const int ShortTrace = 8;

    /// <summary>Makes the table: time (UTC), system, event, old and new status, the beginning of the trace id.</summary>
    internal static Table Of(IReadOnlyList<TimelineEvent> events)
    {
        var table = new Table().Border(TableBorder.Minimal);
        foreach (var heading in (string[])["time (UTC)", "system", "event", "old status", "new status", "trace"])
            table.AddColumn(new TableColumn(heading).NoWrap());
        foreach (var item in events)
        {
            string[] cells =
            [
                item.Time.UtcDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture),
                item.System,
                item.Event,
                item.OldStatus ?? string.Empty,
                item.NewStatus ?? string.Empty,
                item.TraceId is { Length: > ShortTrace } trace ? trace[..ShortTrace] : item.TraceId ?? string.Empty,
            ];
            table.AddRow(cells.Select(cell => new Text(cell)));
        }

        return table;
    }
}
