using Collector.Decoding;

namespace Collector.Storage;

/// <summary>Which table a signal's records go to, and how.</summary>
internal static class SignalTable
{
    public static string Name(Signal signal) => signal switch
    {
        Signal.Logs => "logs",
        Signal.Traces => "spans",
        _ => "metric_points",
    };

    public static string Copy(Signal signal) => signal switch
    {
        Signal.Logs => $"COPY logs ({LogDecoder.Columns}) FROM STDIN (FORMAT BINARY)",
        Signal.Traces => $"COPY spans ({SpanDecoder.Columns}) FROM STDIN (FORMAT BINARY)",
        _ => $"COPY metric_points ({MetricDecoder.Columns}) FROM STDIN (FORMAT BINARY)",
    };
}
