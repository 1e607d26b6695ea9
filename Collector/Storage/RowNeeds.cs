using Collector.Decoding;

namespace Collector.Storage;

/// <summary>What must be in the store before rows are: the partitions of their days, and the sources and instruments they refer to.</summary>
internal sealed record RowNeeds(IReadOnlyList<DateOnly> Days, IReadOnlyList<Source> Sources, IReadOnlyList<Instrument> Instruments)
{
    public static RowNeeds Of(RecordBatch batch) => new(batch.Days, [.. batch.NewSources.Values], [.. batch.NewInstruments.Values]);

    public static RowNeeds Of(IReadOnlyCollection<RecordBatch> batches) => Of(batches.Select(Of));

    public static RowNeeds Of(IEnumerable<RowNeeds> parts)
    {
        var all = parts.ToList();
        return new(
            [.. all.SelectMany(part => part.Days).Distinct()],
            [.. all.SelectMany(part => part.Sources).DistinctBy(source => source.Id)],
            [.. all.SelectMany(part => part.Instruments).DistinctBy(instrument => instrument.Id)]);
    }
}
