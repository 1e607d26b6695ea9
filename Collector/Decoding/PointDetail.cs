using Collector.Rows;
using Collector.Wire;

namespace Collector.Decoding;

/// <summary>Writes the detail column: buckets, quantiles, exemplars; null where the point has none of them.</summary>
internal static class PointDetail
{
    /// <returns>Whether all could be written; <see langword="false"/> where an exemplar's attribute is nested too deep.</returns>
    public static bool Write(WireReader point, MetricKind kind, RowBuffer rows)
    {
        var start = rows.BeginJson();
        rows.Raw((byte)'{');
        var first = true;
        switch (kind)
        {
            case MetricKind.Histogram:
                NumberArray.Write(point, HistogramTag.BoundsPacked, HistogramTag.Bound, NumberArray.Kind.Double, "bounds"u8, rows, ref first);
                NumberArray.Write(point, HistogramTag.BucketCountsPacked, HistogramTag.BucketCount, NumberArray.Kind.Fixed64, "counts"u8, rows, ref first);
                break;
            case MetricKind.ExponentialHistogram:
                WriteExponential(point, rows, ref first);
                break;
            case MetricKind.Summary:
                WriteQuantiles(point, rows, ref first);
                break;
        }

        var exemplars = kind switch
        {
            MetricKind.Histogram => HistogramTag.Exemplars,
            MetricKind.ExponentialHistogram => ExponentialTag.Exemplars,
            MetricKind.Summary => 0u,
            _ => NumberTag.Exemplars,
        };
        var stored = Exemplars.Write(point, exemplars, rows, ref first);
        if (first)
        {
            rows.Truncate(start - sizeof(int));
            rows.Null();
            return stored;
        }

        rows.Raw((byte)'}');
        rows.EndField(start);
        return stored;
    }

    private static void WriteExponential(WireReader point, RowBuffer rows, ref bool first)
    {
        while (point.Next())
        {
            switch (point.Tag)
            {
                case ExponentialTag.Scale:
                    rows.JsonName("scale"u8, ref first);
                    rows.JsonInteger(point.ZigZag());
                    break;
                case ExponentialTag.ZeroCount:
                    rows.JsonName("zeroCount"u8, ref first);
                    rows.JsonInteger(point.Fixed64());
                    break;
                case ExponentialTag.ZeroThreshold:
                    rows.JsonName("zeroThreshold"u8, ref first);
                    rows.JsonDouble(point.Double());
                    break;
                case ExponentialTag.Positive:
                    WriteBuckets(point.Message("Buckets"), "positive"u8, rows, ref first);
                    break;
                case ExponentialTag.Negative:
                    WriteBuckets(point.Message("Buckets"), "negative"u8, rows, ref first);
                    break;
                default:
                    point.Skip();
                    break;
            }
        }
    }

    private static void WriteBuckets(WireReader buckets, ReadOnlySpan<byte> name, RowBuffer rows, ref bool first)
    {
        var offset = 0;
        var scan = buckets;
        while (scan.Next())
        {
            if (scan.Tag == ExponentialTag.BucketOffset)
                offset = scan.ZigZag();
            else
                scan.Skip();
        }

        rows.JsonName(name, ref first);
        rows.Raw("{\"offset\":"u8);
        rows.JsonInteger(offset);
        var inner = false;
        NumberArray.Write(buckets, ExponentialTag.BucketCountsPacked, ExponentialTag.BucketCount, NumberArray.Kind.Varint, "counts"u8, rows, ref inner);
        rows.Raw((byte)'}');
    }

    private static void WriteQuantiles(WireReader point, RowBuffer rows, ref bool first)
    {
        var none = true;
        while (point.Next())
        {
            if (point.Tag != SummaryTag.Quantiles)
            {
                point.Skip();
                continue;
            }

            if (none)
            {
                rows.JsonName("quantiles"u8, ref first);
                rows.Raw((byte)'[');
            }
            else
            {
                rows.Raw((byte)',');
            }

            none = false;
            WriteQuantile(point.Message("ValueAtQuantile"), rows);
        }

        if (!none)
            rows.Raw((byte)']');
    }

    private static void WriteQuantile(WireReader reader, RowBuffer rows)
    {
        var (quantile, value) = (0d, 0d);
        while (reader.Next())
        {
            switch (reader.Tag)
            {
                case SummaryTag.Quantile: quantile = reader.Double(); break;
                case SummaryTag.QuantileValue: value = reader.Double(); break;
                default: reader.Skip(); break;
            }
        }

        rows.Raw("{\"quantile\":"u8);
        rows.JsonDouble(quantile);
        rows.Raw(",\"value\":"u8);
        rows.JsonDouble(value);
        rows.Raw((byte)'}');
    }
}
