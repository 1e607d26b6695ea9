using Microsoft.Extensions.Configuration.Memory;

namespace Collector.OwnTelemetry;

/// <summary>Keeps the collector from exporting its own telemetry over OTLP: each export would cause telemetry that is exported again.</summary>
internal static class SelfExport
{
    /// <summary>Spans and exchange logs of requests that carry nothing but telemetry say nothing, and would cost more than the requests.</summary>
    private static readonly Dictionary<string, string?> Quiet = new()
    {
        ["ServiceDefaults:DisableTracing"] = "true",
        ["ServiceDefaults:DisableExchangeLogging"] = "true",
    };

    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Hides the exporter's settings from everything that is configured after this.</summary>
    /// <returns>Whether there was anything to hide.</returns>
    public static bool TurnOff(IConfigurationManager configuration)
    {
        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Quiet });
        if (string.IsNullOrEmpty(configuration[Endpoint]))
            return false;
        configuration.AddInMemoryCollection([new(Endpoint, null)]);
        return true;
    }
}
