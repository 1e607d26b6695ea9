namespace Collector;

/// <summary>Keeps the collector from exporting its own telemetry over OTLP: each export would cause telemetry that is exported again.</summary>
internal static class SelfExport
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Hides the exporter's settings from everything that is configured after this.</summary>
    /// <returns>Whether there was anything to hide.</returns>
    public static bool TurnOff(IConfigurationManager configuration)
    {
        if (string.IsNullOrEmpty(configuration[Endpoint]))
            return false;
        configuration.AddInMemoryCollection([new(Endpoint, null)]);
        return true;
    }
}
