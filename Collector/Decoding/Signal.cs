namespace Collector.Decoding;

/// <summary>The three kinds of telemetry; each has its own table, queue and writer.</summary>
internal enum Signal
{
    Logs,
    Traces,
    Metrics,
}
