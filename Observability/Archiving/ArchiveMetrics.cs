using System.Diagnostics.Metrics;
using Observability.Archiving.Retention;

namespace Observability.Archiving;

/// <summary>What the archiver did, as metrics.</summary>
internal sealed class ArchiveMetrics
{
    private readonly Counter<long> _records;
    private readonly Counter<long> _bytes;
    private readonly Counter<long> _freed;
    private readonly Counter<long> _failures;
    private readonly Histogram<double> _duration;

    public ArchiveMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Observability.Archiving");
        _records = meter.CreateCounter<long>("archive.records", "{record}", "Log records archived, verified and removed from the store, by system.");
        _bytes = meter.CreateCounter<long>("archive.file.bytes", "By", "What the files written into the archive take.");
        _freed = meter.CreateCounter<long>("archive.freed.bytes", "By", "What the store takes less by dropped partitions and indices.");
        _failures = meter.CreateCounter<long>("archive.failures", "{portion}", "Portions that could not be archived.");
        _duration = meter.CreateHistogram<double>("archive.run.duration", "s", "Time of a run.");
    }

    public void Archived(PortionReport portion)
    {
        _records.Add(portion.Records, new KeyValuePair<string, object?>("archive.system", portion.System));
        _bytes.Add(portion.FileBytes);
    }

    public void Failed() => _failures.Add(1);

    public void Ran(RunReport report, TimeSpan duration)
    {
        _freed.Add(report.FreedBytes);
        _duration.Record(duration.TotalSeconds);
    }
}
