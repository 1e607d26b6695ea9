namespace AppHost;

/// <summary>Where telemetry goes.</summary>
internal static class TelemetryExtensions
{
    /// <summary>Tells whether the setting <c>telemetry</c> is <c>elastic</c>, not <c>embedded</c>; by default what this build brings along.</summary>
    internal static bool UsesElastic(this IDistributedApplicationBuilder builder)
    {
        var choice = builder.Configuration["telemetry"] ?? Engine.Metadata("DefaultTelemetry");
        return choice switch
        {
            "elastic" => true,
            "embedded" => false,
            _ => throw new DistributedApplicationException($"Setting 'telemetry' must be 'elastic' or 'embedded', but is '{choice}'."),
        };
    }

    /// <summary>Sends the service's telemetry to a collector's OTLP/gRPC endpoint.</summary>
    internal static IResourceBuilder<ProjectResource> WithTelemetryTo(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<IResourceWithEndpoints> collector)
    {
        // The collector's exporter to Elasticsearch takes no histograms that add up from the start.
        if (service.ApplicationBuilder.UsesElastic())
            service.WithEnvironment("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "delta");
        return service
            .WithEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", collector.GetEndpoint("grpc"))
            .WithEnvironment("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
    }

    /// <summary>Tells the service where its traces can be read, to be shown with a message that it could not handle.</summary>
    internal static IResourceBuilder<ProjectResource> WithTracesAt(this IResourceBuilder<ProjectResource> service, IResourceBuilder<IResourceWithEndpoints> traces) =>
        service.WithEnvironment("Messaging__Parking__TraceUrl", $"{traces.GetEndpoint("http")}/api/traces/");

    /// <summary>Names the addresses on which a program listens by these variables: a native one on loopback alone, one in a container on all of the container's.</summary>
    internal static IResourceBuilder<ContainerResource> WithListenAddress(this IResourceBuilder<ContainerResource> container, params string[] variables)
    {
        foreach (var variable in variables)
            container.WithEnvironment(variable, Engine.IsLocal ? "127.0.0.1" : "0.0.0.0");
        return container;
    }

    /// <summary>Gives the collector a folder that outlives it, for what it has taken and not yet delivered.</summary>
    internal static IResourceBuilder<ContainerResource> WithQueueFolder(this IResourceBuilder<ContainerResource> collector, string variable)
    {
        const string folder = "/var/lib/otelcol";
        // The image's own user may not write to a new volume.
        return collector.WithVolume("otelcol-queues", folder).WithContainerRuntimeArgs("--user", "0").WithEnvironment(variable, folder);
    }

    /// <summary>Under Aspire, forwards to its dashboard, which would show nothing otherwise, for the services send to the collector alone.</summary>
    internal static IResourceBuilder<ContainerResource> WithDashboardForwarding(this IResourceBuilder<ContainerResource> collector)
    {
        if (Engine.IsLocal)
            return collector;
        var settings = collector.ApplicationBuilder.Configuration;
        var dashboard = settings["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] ?? "http://localhost:18889";
        return collector
            .WithBindMount("../deploy/otel-collector/aspire.yaml", "/etc/otelcol/aspire.yaml", isReadOnly: true)
            .WithArgs("--config", "/etc/otelcol/aspire.yaml")
            // In the container, localhost is the container itself.
            .WithEnvironment("DASHBOARD_OTLP", dashboard.Replace("localhost", "host.docker.internal", StringComparison.Ordinal))
            .WithEnvironment("DASHBOARD_KEY", settings["AppHost:OtlpApiKey"] ?? string.Empty);
    }
}
