using Collector.Wire;

namespace Collector.Decoding;

/// <summary>A data point of any kind seen in place, all but attributes and what the kind alone has, which goes to the detail column.</summary>
internal ref struct PointFields
{
    public ulong Start;
    public ulong Time;
    public double? Real;
    public long? Integer;
    public ulong? Count;
    public double? Sum;
    public double? Min;
    public double? Max;
    public ulong Flags;

    /// <summary>The tag under which this kind of point has its attributes.</summary>
    public uint AttributesTag;

    public static PointFields Read(WireReader point, MetricKind kind)
    {
        PointFields fields = default;
        fields.AttributesTag = kind switch
        {
            MetricKind.Histogram => HistogramTag.Attributes,
            MetricKind.ExponentialHistogram => ExponentialTag.Attributes,
            _ => NumberTag.Attributes,
        };
        while (point.Next())
        {
            var known = kind switch
            {
                MetricKind.Gauge or MetricKind.Sum => fields.TakeNumber(ref point),
                MetricKind.Histogram => fields.TakeHistogram(ref point),
                MetricKind.ExponentialHistogram => fields.TakeExponential(ref point),
                _ => fields.TakeSummary(ref point),
            };
            if (!known)
                point.Skip();
        }

        return fields;
    }

    private bool TakeNumber(ref WireReader point)
    {
        switch (point.Tag)
        {
            case NumberTag.Start: Start = point.Fixed64(); return true;
            case NumberTag.Time: Time = point.Fixed64(); return true;
            case NumberTag.Real: (Real, Integer) = (point.Double(), null); return true;
            case NumberTag.Integer: (Integer, Real) = ((long)point.Fixed64(), null); return true;
            case NumberTag.Flags: Flags = point.Varint(); return true;
            default: return false;
        }
    }

    private bool TakeHistogram(ref WireReader point)
    {
        switch (point.Tag)
        {
            case HistogramTag.Start: Start = point.Fixed64(); return true;
            case HistogramTag.Time: Time = point.Fixed64(); return true;
            case HistogramTag.Count: Count = point.Fixed64(); return true;
            case HistogramTag.Sum: Sum = point.Double(); return true;
            case HistogramTag.Flags: Flags = point.Varint(); return true;
            case HistogramTag.Min: Min = point.Double(); return true;
            case HistogramTag.Max: Max = point.Double(); return true;
            default: return false;
        }
    }

    private bool TakeExponential(ref WireReader point)
    {
        switch (point.Tag)
        {
            case ExponentialTag.Start: Start = point.Fixed64(); return true;
            case ExponentialTag.Time: Time = point.Fixed64(); return true;
            case ExponentialTag.Count: Count = point.Fixed64(); return true;
            case ExponentialTag.Sum: Sum = point.Double(); return true;
            case ExponentialTag.Flags: Flags = point.Varint(); return true;
            case ExponentialTag.Min: Min = point.Double(); return true;
            case ExponentialTag.Max: Max = point.Double(); return true;
            default: return false;
        }
    }

    private bool TakeSummary(ref WireReader point)
    {
        switch (point.Tag)
        {
            case SummaryTag.Start: Start = point.Fixed64(); return true;
            case SummaryTag.Time: Time = point.Fixed64(); return true;
            case SummaryTag.Count: Count = point.Fixed64(); return true;
            case SummaryTag.Sum: Sum = point.Double(); return true;
            case SummaryTag.Flags: Flags = point.Varint(); return true;
            default: return false;
        }
    }
}
