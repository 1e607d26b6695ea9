namespace Collector.Wire;

// The tags (field number << 3 | wire type) of the OTLP messages, as published in https://github.com/open-telemetry/opentelemetry-proto/tree/v1.7.0.
// Wire types: 0 varint, 1 eight bytes, 2 length-delimited, 5 four bytes.

/// <summary>The three export requests have one field, and so do the three kinds of <c>Resource…</c> messages share their layout.</summary>
internal static class EnvelopeTag
{
    /// <summary>Request: resource_logs, resource_spans, resource_metrics.</summary>
    public const uint Resources = (1 << 3) | 2;

    /// <summary>ResourceLogs and its like: resource. ScopeLogs and its like: scope.</summary>
    public const uint Origin = (1 << 3) | 2;

    /// <summary>ResourceLogs and its like: scope_logs. ScopeLogs and its like: log_records, spans, metrics.</summary>
    public const uint Content = (2 << 3) | 2;

    /// <summary>Both: schema_url.</summary>
    public const uint SchemaUrl = (3 << 3) | 2;
}

/// <summary>Tags of Resource and InstrumentationScope.</summary>
internal static class OriginTag
{
    public const uint ResourceAttributes = (1 << 3) | 2;
    public const uint ScopeName = (1 << 3) | 2;
    public const uint ScopeVersion = (2 << 3) | 2;
    public const uint ScopeAttributes = (3 << 3) | 2;
}

/// <summary>Tags of KeyValue, AnyValue and the two containers of values.</summary>
internal static class ValueTag
{
    public const uint Key = (1 << 3) | 2;
    public const uint Value = (2 << 3) | 2;
    public const uint Text = (1 << 3) | 2;
    public const uint Truth = (2 << 3) | 0;
    public const uint Integer = (3 << 3) | 0;
    public const uint Real = (4 << 3) | 1;
    public const uint Array = (5 << 3) | 2;
    public const uint Map = (6 << 3) | 2;
    public const uint Binary = (7 << 3) | 2;
    public const uint Items = (1 << 3) | 2;
}

/// <summary>Tags of LogRecord.</summary>
internal static class LogTag
{
    public const uint Time = (1 << 3) | 1;
    public const uint SeverityNumber = (2 << 3) | 0;
    public const uint SeverityText = (3 << 3) | 2;
    public const uint Body = (5 << 3) | 2;
    public const uint Attributes = (6 << 3) | 2;
    public const uint DroppedAttributes = (7 << 3) | 0;
    public const uint Flags = (8 << 3) | 5;
    public const uint TraceId = (9 << 3) | 2;
    public const uint SpanId = (10 << 3) | 2;
    public const uint ObservedTime = (11 << 3) | 1;
    public const uint EventName = (12 << 3) | 2;
}

/// <summary>Tags of Span.</summary>
internal static class SpanTag
{
    public const uint TraceId = (1 << 3) | 2;
    public const uint SpanId = (2 << 3) | 2;
    public const uint TraceState = (3 << 3) | 2;
    public const uint ParentSpanId = (4 << 3) | 2;
    public const uint Name = (5 << 3) | 2;
    public const uint Kind = (6 << 3) | 0;
    public const uint Start = (7 << 3) | 1;
    public const uint End = (8 << 3) | 1;
    public const uint Attributes = (9 << 3) | 2;
    public const uint DroppedAttributes = (10 << 3) | 0;
    public const uint Events = (11 << 3) | 2;
    public const uint DroppedEvents = (12 << 3) | 0;
    public const uint Links = (13 << 3) | 2;
    public const uint DroppedLinks = (14 << 3) | 0;
    public const uint Status = (15 << 3) | 2;
    public const uint Flags = (16 << 3) | 5;
}

/// <summary>Tags of Span.Event, Span.Link and Status.</summary>
internal static class SpanPartTag
{
    public const uint EventTime = (1 << 3) | 1;
    public const uint EventName = (2 << 3) | 2;
    public const uint EventAttributes = (3 << 3) | 2;
    public const uint LinkTraceId = (1 << 3) | 2;
    public const uint LinkSpanId = (2 << 3) | 2;
    public const uint LinkTraceState = (3 << 3) | 2;
    public const uint LinkAttributes = (4 << 3) | 2;
    public const uint StatusMessage = (2 << 3) | 2;
    public const uint StatusCode = (3 << 3) | 0;
}

/// <summary>Tags of Metric and of the five kinds of data it may hold.</summary>
internal static class MetricTag
{
    public const uint Name = (1 << 3) | 2;
    public const uint Description = (2 << 3) | 2;
    public const uint Unit = (3 << 3) | 2;
    public const uint Gauge = (5 << 3) | 2;
    public const uint Sum = (7 << 3) | 2;
    public const uint Histogram = (9 << 3) | 2;
    public const uint ExponentialHistogram = (10 << 3) | 2;
    public const uint Summary = (11 << 3) | 2;
    public const uint Points = (1 << 3) | 2;
    public const uint Temporality = (2 << 3) | 0;
    public const uint Monotonic = (3 << 3) | 0;
}

/// <summary>Tags of NumberDataPoint.</summary>
internal static class NumberTag
{
    public const uint Start = (2 << 3) | 1;
    public const uint Time = (3 << 3) | 1;
    public const uint Real = (4 << 3) | 1;
    public const uint Exemplars = (5 << 3) | 2;
    public const uint Integer = (6 << 3) | 1;
    public const uint Attributes = (7 << 3) | 2;
    public const uint Flags = (8 << 3) | 0;
}

/// <summary>Tags of HistogramDataPoint.</summary>
internal static class HistogramTag
{
    public const uint Start = (2 << 3) | 1;
    public const uint Time = (3 << 3) | 1;
    public const uint Count = (4 << 3) | 1;
    public const uint Sum = (5 << 3) | 1;
    public const uint BucketCountsPacked = (6 << 3) | 2;
    public const uint BucketCount = (6 << 3) | 1;
    public const uint BoundsPacked = (7 << 3) | 2;
    public const uint Bound = (7 << 3) | 1;
    public const uint Exemplars = (8 << 3) | 2;
    public const uint Attributes = (9 << 3) | 2;
    public const uint Flags = (10 << 3) | 0;
    public const uint Min = (11 << 3) | 1;
    public const uint Max = (12 << 3) | 1;
}

/// <summary>Tags of ExponentialHistogramDataPoint and its Buckets.</summary>
internal static class ExponentialTag
{
    public const uint Attributes = (1 << 3) | 2;
    public const uint Start = (2 << 3) | 1;
    public const uint Time = (3 << 3) | 1;
    public const uint Count = (4 << 3) | 1;
    public const uint Sum = (5 << 3) | 1;
    public const uint Scale = (6 << 3) | 0;
    public const uint ZeroCount = (7 << 3) | 1;
    public const uint Positive = (8 << 3) | 2;
    public const uint Negative = (9 << 3) | 2;
    public const uint Flags = (10 << 3) | 0;
    public const uint Exemplars = (11 << 3) | 2;
    public const uint Min = (12 << 3) | 1;
    public const uint Max = (13 << 3) | 1;
    public const uint ZeroThreshold = (14 << 3) | 1;
    public const uint BucketOffset = (1 << 3) | 0;
    public const uint BucketCountsPacked = (2 << 3) | 2;
    public const uint BucketCount = (2 << 3) | 0;
}

/// <summary>Tags of SummaryDataPoint, its quantiles, and Exemplar.</summary>
internal static class SummaryTag
{
    public const uint Start = (2 << 3) | 1;
    public const uint Time = (3 << 3) | 1;
    public const uint Count = (4 << 3) | 1;
    public const uint Sum = (5 << 3) | 1;
    public const uint Quantiles = (6 << 3) | 2;
    public const uint Attributes = (7 << 3) | 2;
    public const uint Flags = (8 << 3) | 0;
    public const uint Quantile = (1 << 3) | 1;
    public const uint QuantileValue = (2 << 3) | 1;
}

/// <summary>Tags of Exemplar.</summary>
internal static class ExemplarTag
{
    public const uint Time = (2 << 3) | 1;
    public const uint Real = (3 << 3) | 1;
    public const uint SpanId = (4 << 3) | 2;
    public const uint TraceId = (5 << 3) | 2;
    public const uint Integer = (6 << 3) | 1;
    public const uint Attributes = (7 << 3) | 2;
}
