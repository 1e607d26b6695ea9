using Collector.Decoding;

namespace Collector.Json;

/// <summary>The OTLP messages with the names their fields have in JSON (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding).</summary>
internal static class OtlpSchema
{
    private static readonly JsonMessage AnyValue = new("AnyValue");

    private static readonly JsonMessage KeyValue = new JsonMessage("KeyValue").With("key", 1, FieldKind.Text).One("value", 2, AnyValue);

    private static readonly JsonMessage Resource = new JsonMessage("Resource").Many("attributes", 1, KeyValue).With("droppedAttributesCount", 2, FieldKind.Varint);

    private static readonly JsonMessage Scope = new JsonMessage("InstrumentationScope")
        .With("name", 1, FieldKind.Text).With("version", 2, FieldKind.Text).Many("attributes", 3, KeyValue).With("droppedAttributesCount", 4, FieldKind.Varint);

    private static readonly JsonMessage Exemplar = new JsonMessage("Exemplar")
        .With("timeUnixNano", 2, FieldKind.Fixed64).With("asDouble", 3, FieldKind.Double).With("asInt", 6, FieldKind.Fixed64)
        .With("spanId", 4, FieldKind.Hex).With("traceId", 5, FieldKind.Hex).Many("filteredAttributes", 7, KeyValue);

    static OtlpSchema()
    {
        AnyValue.With("stringValue", 1, FieldKind.Text).With("boolValue", 2, FieldKind.Truth).With("intValue", 3, FieldKind.Varint)
            .With("doubleValue", 4, FieldKind.Double).One("arrayValue", 5, new JsonMessage("ArrayValue").Many("values", 1, AnyValue))
            .One("kvlistValue", 6, new JsonMessage("KeyValueList").Many("values", 1, KeyValue)).With("bytesValue", 7, FieldKind.Base64);
    }

    private static JsonMessage Logs { get; } = Envelope("ExportLogsServiceRequest", "resourceLogs", "scopeLogs", "logRecords", LogRecord());

    private static JsonMessage Traces { get; } = Envelope("ExportTraceServiceRequest", "resourceSpans", "scopeSpans", "spans", Span());

    private static JsonMessage Metrics { get; } = Envelope("ExportMetricsServiceRequest", "resourceMetrics", "scopeMetrics", "metrics", Metric());

    public static JsonMessage Of(Signal signal) => signal switch
    {
        Signal.Logs => Logs,
        Signal.Traces => Traces,
        _ => Metrics,
    };

    private static JsonMessage Envelope(string request, string resources, string scopes, string records, JsonMessage record)
    {
        var scope = new JsonMessage(scopes).One("scope", 1, Scope).Many(records, 2, record).With("schemaUrl", 3, FieldKind.Text);
        var resource = new JsonMessage(resources).One("resource", 1, Resource).Many(scopes, 2, scope).With("schemaUrl", 3, FieldKind.Text);
        return new JsonMessage(request).Many(resources, 1, resource);
    }

    private static JsonMessage LogRecord() => new JsonMessage("LogRecord")
        .With("timeUnixNano", 1, FieldKind.Fixed64).With("observedTimeUnixNano", 11, FieldKind.Fixed64).With("severityNumber", 2, FieldKind.Varint)
        .With("severityText", 3, FieldKind.Text).One("body", 5, AnyValue).Many("attributes", 6, KeyValue).With("droppedAttributesCount", 7, FieldKind.Varint)
        .With("flags", 8, FieldKind.Fixed32).With("traceId", 9, FieldKind.Hex).With("spanId", 10, FieldKind.Hex).With("eventName", 12, FieldKind.Text);

    private static JsonMessage Span() => new JsonMessage("Span")
        .With("traceId", 1, FieldKind.Hex).With("spanId", 2, FieldKind.Hex).With("traceState", 3, FieldKind.Text).With("parentSpanId", 4, FieldKind.Hex)
        .With("name", 5, FieldKind.Text).With("kind", 6, FieldKind.Varint).With("startTimeUnixNano", 7, FieldKind.Fixed64).With("endTimeUnixNano", 8, FieldKind.Fixed64)
        .Many("attributes", 9, KeyValue).With("droppedAttributesCount", 10, FieldKind.Varint).Many("events", 11, SpanEvent())
        .With("droppedEventsCount", 12, FieldKind.Varint).Many("links", 13, SpanLink()).With("droppedLinksCount", 14, FieldKind.Varint)
        .One("status", 15, new JsonMessage("Status").With("message", 2, FieldKind.Text).With("code", 3, FieldKind.Varint)).With("flags", 16, FieldKind.Fixed32);

    private static JsonMessage SpanEvent() => new JsonMessage("Span.Event")
        .With("timeUnixNano", 1, FieldKind.Fixed64).With("name", 2, FieldKind.Text).Many("attributes", 3, KeyValue).With("droppedAttributesCount", 4, FieldKind.Varint);

    private static JsonMessage SpanLink() => new JsonMessage("Span.Link")
        .With("traceId", 1, FieldKind.Hex).With("spanId", 2, FieldKind.Hex).With("traceState", 3, FieldKind.Text).Many("attributes", 4, KeyValue)
        .With("droppedAttributesCount", 5, FieldKind.Varint).With("flags", 6, FieldKind.Fixed32);

    private static JsonMessage Metric() => new JsonMessage("Metric")
        .With("name", 1, FieldKind.Text).With("description", 2, FieldKind.Text).With("unit", 3, FieldKind.Text)
        .One("gauge", 5, new JsonMessage("Gauge").Many("dataPoints", 1, NumberPoint()))
        .One("sum", 7, new JsonMessage("Sum").Many("dataPoints", 1, NumberPoint()).With("aggregationTemporality", 2, FieldKind.Varint).With("isMonotonic", 3, FieldKind.Truth))
        .One("histogram", 9, new JsonMessage("Histogram").Many("dataPoints", 1, HistogramPoint()).With("aggregationTemporality", 2, FieldKind.Varint))
        .One("exponentialHistogram", 10, new JsonMessage("ExponentialHistogram").Many("dataPoints", 1, ExponentialPoint()).With("aggregationTemporality", 2, FieldKind.Varint))
        .One("summary", 11, new JsonMessage("Summary").Many("dataPoints", 1, SummaryPoint()));

    private static JsonMessage NumberPoint() => new JsonMessage("NumberDataPoint")
        .Many("attributes", 7, KeyValue).With("startTimeUnixNano", 2, FieldKind.Fixed64).With("timeUnixNano", 3, FieldKind.Fixed64)
        .With("asDouble", 4, FieldKind.Double).With("asInt", 6, FieldKind.Fixed64).Many("exemplars", 5, Exemplar).With("flags", 8, FieldKind.Varint);

    private static JsonMessage HistogramPoint() => new JsonMessage("HistogramDataPoint")
        .Many("attributes", 9, KeyValue).With("startTimeUnixNano", 2, FieldKind.Fixed64).With("timeUnixNano", 3, FieldKind.Fixed64)
        .With("count", 4, FieldKind.Fixed64).With("sum", 5, FieldKind.Double).With("bucketCounts", 6, FieldKind.Fixed64, repeated: true)
        .With("explicitBounds", 7, FieldKind.Double, repeated: true).Many("exemplars", 8, Exemplar).With("flags", 10, FieldKind.Varint)
        .With("min", 11, FieldKind.Double).With("max", 12, FieldKind.Double);

    private static JsonMessage ExponentialPoint()
    {
        var buckets = new JsonMessage("Buckets").With("offset", 1, FieldKind.ZigZag).With("bucketCounts", 2, FieldKind.Varint, repeated: true);
        return new JsonMessage("ExponentialHistogramDataPoint")
            .Many("attributes", 1, KeyValue).With("startTimeUnixNano", 2, FieldKind.Fixed64).With("timeUnixNano", 3, FieldKind.Fixed64)
            .With("count", 4, FieldKind.Fixed64).With("sum", 5, FieldKind.Double).With("scale", 6, FieldKind.ZigZag).With("zeroCount", 7, FieldKind.Fixed64)
            .One("positive", 8, buckets).One("negative", 9, buckets).With("flags", 10, FieldKind.Varint).Many("exemplars", 11, Exemplar)
            .With("min", 12, FieldKind.Double).With("max", 13, FieldKind.Double).With("zeroThreshold", 14, FieldKind.Double);
    }

    private static JsonMessage SummaryPoint() => new JsonMessage("SummaryDataPoint")
        .Many("attributes", 7, KeyValue).With("startTimeUnixNano", 2, FieldKind.Fixed64).With("timeUnixNano", 3, FieldKind.Fixed64)
        .With("count", 4, FieldKind.Fixed64).With("sum", 5, FieldKind.Double).With("flags", 8, FieldKind.Varint)
        .Many("quantileValues", 6, new JsonMessage("ValueAtQuantile").With("quantile", 1, FieldKind.Double).With("value", 2, FieldKind.Double));
}
