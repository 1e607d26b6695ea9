using System.Globalization;

namespace Collector.Decoding;

/// <summary>Counts the records of one request that cannot be stored, by reason.</summary>
internal sealed class Refusals
{
    private readonly long[] _counts = new long[Enum.GetValues<RefusalReason>().Length];

    public long Total { get; private set; }

    public void Add(RefusalReason reason, long count = 1)
    {
        _counts[(int)reason] += count;
        Total += count;
    }

    public IEnumerable<(RefusalReason Reason, long Count)> ByReason() =>
        Enum.GetValues<RefusalReason>().Where(reason => _counts[(int)reason] > 0).Select(reason => (reason, _counts[(int)reason]));

    /// <summary>Says for the sender what was refused and what would be right; empty where nothing was.</summary>
    public string Describe() => string.Join(' ', ByReason().Select(refusal =>
        string.Create(CultureInfo.InvariantCulture, $"{refusal.Count} refused: {Explain(refusal.Reason)}")));

    private static string Explain(RefusalReason reason) => reason switch
    {
        RefusalReason.NestedTooDeep => $"a value is nested deeper than {AnyValueRows.MaxDepth} levels.",
        RefusalReason.InvalidTraceId => "a span's trace_id must be 16 bytes and not all zeros.",
        RefusalReason.InvalidSpanId => "a span's span_id must be 8 bytes and not all zeros.",
        RefusalReason.MetricWithoutName => "a metric must have a name.",
        _ => "the store does not take this record; the collector's log says why.",
    };
}
