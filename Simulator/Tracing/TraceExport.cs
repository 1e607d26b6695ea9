using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Simulator.Tracing;

/// <summary>Sees to it that the simulator's spans exist, so that their context travels with each request, and are exported where somebody takes them.</summary>
internal static class TraceExport
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Starts; the result ends it, and sends what is left.</summary>
    /// <param name="environment">Reads an environment variable; where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set, the standard variables say where spans go.</param>
    internal static IDisposable Start(Func<string, string?> environment)
    {
        if (string.IsNullOrEmpty(environment(EndpointVariable)))
            return StartWithoutExport();

        // Under a test host several runs share the process, hence the listener per run and no global set-up.
        return Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(resource => resource.AddService("simulator"))
            .AddSource(SimulatorTrace.SourceName)
            .AddProcessor(new OrderIdProcessor())
            .AddHttpClientInstrumentation()
            .AddOtlpExporter()
            .Build();
    }

    private static ActivityListener StartWithoutExport()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == SimulatorTrace.SourceName,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
