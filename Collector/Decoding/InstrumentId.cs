namespace Collector.Decoding;

/// <summary>What the points of one metric share while they are written.</summary>
internal readonly record struct InstrumentId(long Id, MetricKind Kind);
