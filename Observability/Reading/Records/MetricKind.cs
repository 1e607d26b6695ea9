namespace Observability.Reading.Records;

/// <summary>The five kinds of metric data; the numbers are those that the embedded collector stores.</summary>
internal enum MetricKind
{
    Gauge = 1,
    Sum = 2,
    Histogram = 3,
    ExponentialHistogram = 4,
    Summary = 5,
}
