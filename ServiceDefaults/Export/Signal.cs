namespace ServiceDefaults.Export;

/// <summary>The kinds of telemetry, as they are named in metrics and events.</summary>
internal static class Signal
{
    internal const string Logs = "logs";
    internal const string Traces = "traces";
    internal const string Metrics = "metrics";
}
