using System.Text.Json.Nodes;

namespace Collector.Tests.Otlp;

/// <summary>One metric of each kind, each with one point.</summary>
internal static class Metrics
{
    public static Metric Gauge(string name, ulong time, double value) => new(name, "1", 5, "gauge",
        gauge => gauge.Message(1, point => point.Fixed64(3, time).Double(4, value)),
        new() { ["dataPoints"] = new JsonArray(new JsonObject { ["timeUnixNano"] = Stored.Integer(time), ["asDouble"] = Stored.Real(value) }) });

    public static Metric Sum(string name, ulong time, long value, IReadOnlyList<Pair> attributes) => new(name, "{order}", 7, "sum",
        sum => sum.Message(1, point => Pair.Write(point.Fixed64(2, time - 1_000).Fixed64(3, time).Fixed64(6, (ulong)value), 7, attributes)).Varint(2, 2).Varint(3, 1),
        new()
        {
            ["dataPoints"] = new JsonArray(new JsonObject
            {
                ["startTimeUnixNano"] = Stored.Integer(time - 1_000), ["timeUnixNano"] = Stored.Integer(time), ["asInt"] = Stored.Integer(value), ["attributes"] = Pair.ToOtlpJson(attributes),
            }),
            ["aggregationTemporality"] = 2,
            ["isMonotonic"] = true,
        });

    public static Metric Histogram(string name, ulong time, byte[] traceId) => new(name, "ms", 9, "histogram",
        histogram => histogram.Message(1, point => point
            .Fixed64(3, time).Fixed64(4, 6).Double(5, 42.5)
            .Packed(6, counts => { counts.WriteFixed64(1); counts.WriteFixed64(2); counts.WriteFixed64(3); })
            .Packed(7, bounds => { bounds.WriteDouble(5); bounds.WriteDouble(10.5); })
            .Message(8, exemplar => exemplar.Fixed64(2, time).Double(3, 7.5).Bytes(5, traceId))
            .Double(11, 0.5).Double(12, 30)).Varint(2, 1),
        new()
        {
            ["dataPoints"] = new JsonArray(new JsonObject
            {
                ["timeUnixNano"] = Stored.Integer(time), ["count"] = "6", ["sum"] = 42.5, ["bucketCounts"] = new JsonArray("1", "2", "3"),
                ["explicitBounds"] = new JsonArray(5.0, 10.5), ["min"] = 0.5, ["max"] = 30.0,
                ["exemplars"] = new JsonArray(new JsonObject { ["timeUnixNano"] = Stored.Integer(time), ["asDouble"] = 7.5, ["traceId"] = Convert.ToHexString(traceId) }),
            }),
            ["aggregationTemporality"] = 1,
        });

    public static Metric Exponential(string name, ulong time) => new(name, "s", 10, "exponentialHistogram",
        histogram => histogram.Message(1, point => point
            .Fixed64(3, time).Fixed64(4, 9).Double(5, 12.5).ZigZag(6, -3).Fixed64(7, 2)
            .Message(8, buckets => buckets.ZigZag(1, -7).Packed(2, counts => { counts.WriteUInt64(3); counts.WriteUInt64(300); }))
            .Message(9, buckets => buckets.ZigZag(1, 4).Packed(2, counts => counts.WriteUInt64(1)))).Varint(2, 2),
        new()
        {
            ["dataPoints"] = new JsonArray(new JsonObject
            {
                ["timeUnixNano"] = Stored.Integer(time), ["count"] = "9", ["sum"] = 12.5, ["scale"] = -3, ["zeroCount"] = "2",
                ["positive"] = new JsonObject { ["offset"] = -7, ["bucketCounts"] = new JsonArray("3", "300") },
                ["negative"] = new JsonObject { ["offset"] = 4, ["bucketCounts"] = new JsonArray("1") },
            }),
            ["aggregationTemporality"] = 2,
        });

    public static Metric Summary(string name, ulong time) => new(name, "ms", 11, "summary",
        summary => summary.Message(1, point => point
            .Fixed64(3, time).Fixed64(4, 8).Double(5, 80)
            .Message(6, quantile => quantile.Double(1, 0.5).Double(2, 9)).Message(6, quantile => quantile.Double(1, 0.99).Double(2, 20))),
        new()
        {
            ["dataPoints"] = new JsonArray(new JsonObject
            {
                ["timeUnixNano"] = Stored.Integer(time), ["count"] = "8", ["sum"] = 80.0,
                ["quantileValues"] = new JsonArray(new JsonObject { ["quantile"] = 0.5, ["value"] = 9.0 }, new JsonObject { ["quantile"] = 0.99, ["value"] = 20.0 }),
            }),
        });
}
