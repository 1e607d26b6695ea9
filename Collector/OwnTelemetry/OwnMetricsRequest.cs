using Collector.Wire;

namespace Collector.OwnTelemetry;

/// <summary>Writes the collector's own metrics as an OTLP request, so that they take the one way that all telemetry takes.</summary>
internal static class OwnMetricsRequest
{
    private const string Service = "collector";
    private const int Cumulative = 2;

    /// <summary>Encodes an ExportMetricsServiceRequest.</summary>
    /// <param name="series">What was measured.</param>
    /// <param name="start">Since when sums are summed up.</param>
    /// <param name="now">The time of the points.</param>
    public static byte[] Encode(IEnumerable<OwnSeries> series, DateTimeOffset start, DateTimeOffset now)
    {
        var scope = new ProtoWriter().Message(1, new ProtoWriter().Text(1, IngestMetrics.MeterName));
        foreach (var metric in series.GroupBy(one => one.Instrument))
            scope.Message(2, Metric([.. metric], Nanos(start), Nanos(now)));
        var resource = new ProtoWriter().Message(1, Attribute("service.name", Service));
        return new ProtoWriter().Message(1, new ProtoWriter().Message(1, resource).Message(2, scope)).ToArray();
    }

    private static ProtoWriter Metric(List<OwnSeries> series, long start, long now)
    {
        var instrument = series[0].Instrument;
        var data = new ProtoWriter();
        foreach (var one in series)
            data.Message(1, Point(one, start, now));
        var metric = new ProtoWriter().Text(1, instrument.Name).Text(2, instrument.Description ?? string.Empty).Text(3, instrument.Unit ?? string.Empty);
        return series[0].IsGauge ? metric.Message(5, data) : metric.Message(7, data.Varint(2, Cumulative).Varint(3, 1));
    }

    private static ProtoWriter Point(OwnSeries series, long start, long now)
    {
        var point = new ProtoWriter().Fixed64(2, start).Fixed64(3, now).Double(4, series.Value);
        foreach (var tag in series.Tags)
            point.Message(7, Attribute(tag.Key, tag.Value?.ToString() ?? string.Empty));
        return point;
    }

    private static ProtoWriter Attribute(string key, string value) => new ProtoWriter().Text(1, key).Message(2, new ProtoWriter().Text(1, value));

    private static long Nanos(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks * 100;
}
