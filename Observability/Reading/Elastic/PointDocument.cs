using System.Text.Json;
using Observability.Reading.Records;

namespace Observability.Reading.Elastic;

/// <summary>Reads points of metrics as the OpenTelemetry Collector writes them: those of the same time and attributes in one document.</summary>
internal static class PointDocument
{
    public const string Indices = "metrics-*.otel-*";

    /// <summary>What the collector's configuration adds, for the exporter writes values alone.</summary>
    public const string Kind = "metric.kind";
    private const string Temporality = "metric.temporality";
    private const string Monotonic = "metric.monotonic";

    public static MetricPoint Read(Hit hit, string metric)
    {
        var document = hit.Source;
        var attributes = document.Member("attributes");
        var value = document.Member("metrics").Member(metric);
        return new MetricPoint(
            hit.Time,
            document.TextOrNull("start_timestamp") is { } start ? Millis(start) : null,
            LogDocument.ServiceOf(document),
            attributes.TextOrNull(Kind) ?? KindOf(value).ToString(),
            document.TextOrNull("unit"),
            attributes.TextOrNull(Temporality),
            attributes.Member(Monotonic).ValueKind == JsonValueKind.True,
            value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null,
            value.Int64OrNull("value_count") ?? (value.Member("counts").ValueKind == JsonValueKind.Array ? value.Items("counts").Sum(count => count.GetInt64()) : null),
            value.DoubleOrNull("sum"),
            null,
            null,
            AttributeJson.Without(attributes, name => name is Kind or Temporality or Monotonic),
            value.Member("counts").ValueKind == JsonValueKind.Array ? new RawJson(value.GetRawText()) : null);
    }

    /// <summary>Tells the kind by the value's shape, for points that were stored without their kind.</summary>
    private static MetricKind KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when value.Member("counts").ValueKind == JsonValueKind.Array => MetricKind.Histogram,
        JsonValueKind.Object => MetricKind.Summary,
        _ => MetricKind.Gauge,
    };

    // Milliseconds since 1970, with the nanoseconds behind the point.
    private static string? Millis(string text) =>
        decimal.TryParse(text, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var millis)
            ? RecordInstant.Format((long)(millis * 1_000_000))
            : null;
}
