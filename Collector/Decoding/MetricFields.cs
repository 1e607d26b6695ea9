using Collector.Wire;

namespace Collector.Decoding;

/// <summary>A Metric seen in place, all but its points.</summary>
internal ref struct MetricFields
{
    public ReadOnlySpan<byte> Name;
    public ReadOnlySpan<byte> Description;
    public ReadOnlySpan<byte> Unit;
    public MetricKind Kind;
    public short Temporality;
    public bool Monotonic;

    /// <summary>The Gauge, Sum, Histogram… that holds the points.</summary>
    public WireReader Data;

    public static MetricFields Read(WireReader metric)
    {
        MetricFields fields = default;
        while (metric.Next())
            fields.Take(ref metric);
        if (fields.Kind is MetricKind.Sum or MetricKind.Histogram or MetricKind.ExponentialHistogram)
            fields.ReadTraits();
        return fields;
    }

    private void Take(ref WireReader metric)
    {
        switch (metric.Tag)
        {
            case MetricTag.Name: Name = metric.Bytes(); break;
            case MetricTag.Description: Description = metric.Bytes(); break;
            case MetricTag.Unit: Unit = metric.Bytes(); break;
            case MetricTag.Gauge: Open(MetricKind.Gauge, metric.Message("Gauge")); break;
            case MetricTag.Sum: Open(MetricKind.Sum, metric.Message("Sum")); break;
            case MetricTag.Histogram: Open(MetricKind.Histogram, metric.Message("Histogram")); break;
            case MetricTag.ExponentialHistogram: Open(MetricKind.ExponentialHistogram, metric.Message("ExponentialHistogram")); break;
            case MetricTag.Summary: Open(MetricKind.Summary, metric.Message("Summary")); break;
            default: metric.Skip(); break;
        }
    }

    private void Open(MetricKind kind, WireReader data)
    {
        Kind = kind;
        Data = data;
    }

    private void ReadTraits()
    {
        var data = Data;
        while (data.Next())
        {
            switch (data.Tag)
            {
                case MetricTag.Temporality: Temporality = (short)data.Varint(); break;
                case MetricTag.Monotonic when Kind == MetricKind.Sum: Monotonic = data.Varint() != 0; break;
                default: data.Skip(); break;
            }
        }
    }
}
