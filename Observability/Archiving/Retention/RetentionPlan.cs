using Observability.Archiving.Stores;

namespace Observability.Archiving.Retention;

/// <summary>Decides what is archived: what is too old, and the oldest of what is too much.</summary>
internal sealed class RetentionPlan(RetentionOptions options, DateOnly today)
{
    /// <summary>Chooses the sources to look into, oldest first.</summary>
    public IReadOnlyList<PlannedSource> Choose(StoreSurvey survey)
    {
        var shortest = options.Systems.Values.Select(system => system.Days ?? options.Days).Append(options.Days).Min();
        var longest = options.Systems.Values.Select(system => system.Days ?? options.Days).Append(options.Days).Max();
        var left = survey.Bytes;
        var chosen = new List<PlannedSource>();
        foreach (var source in survey.Sources.OrderBy(source => source.LastDay).ThenBy(source => source.Name, StringComparer.Ordinal))
        {
            if (IsOver(source, longest))
                left -= source.Bytes;
            else if (left > options.MaxBytes)
            {
                left -= source.Bytes;
                chosen.Add(new PlannedSource(source, ArchiveReason.Size));
                continue;
            }
            else if (!IsOver(source, shortest))
                continue;
            chosen.Add(new PlannedSource(source, ArchiveReason.Age));
        }

        return chosen;
    }

    /// <summary>Decides whether a system's records of a chosen source are archived.</summary>
    public bool Includes(PlannedSource planned, string system) => planned.Reason == ArchiveReason.Size || IsOver(planned.Source, options.DaysOf(system));

    /// <summary>Gives the last day of spans or metrics that is dropped.</summary>
    public DateOnly LastDropped(OtherSignal signal) => today.AddDays(-(signal == OtherSignal.Spans ? options.SpanDays : options.MetricDays) - 1);

    /// <summary>A day is over when its last moment is as many days ago.</summary>
    private bool IsOver(StoredSource source, int days) => source.LastDay.AddDays(days) < today;
}
