using System.Reflection;

namespace AppHost;

/// <summary>Where telemetry goes.</summary>
internal static class TelemetryExtensions
{
    /// <summary>Tells whether the setting <c>telemetry</c> is <c>elastic</c>, not <c>embedded</c>; by default what this build brings along.</summary>
    internal static bool UsesElastic(this IDistributedApplicationBuilder builder)
    {
        var choice = builder.Configuration["telemetry"] ?? typeof(TelemetryExtensions).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "DefaultTelemetry").Value;
        return choice switch
        {
            "elastic" => true,
            "embedded" => false,
            _ => throw new DistributedApplicationException($"Setting 'telemetry' must be 'elastic' or 'embedded', but is '{choice}'."),
        };
    }

    /// <summary>Sends the service's telemetry to a collector's OTLP/gRPC endpoint.</summary>
    internal static IResourceBuilder<ProjectResource> WithTelemetryTo(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<IResourceWithEndpoints> collector) =>
        service
            .WithEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", collector.GetEndpoint("grpc"))
            .WithEnvironment("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");

    /// <summary>Tells the service where its traces can be read, to be shown with a message that it could not handle.</summary>
    internal static IResourceBuilder<ProjectResource> WithTracesAt(this IResourceBuilder<ProjectResource> service, IResourceBuilder<IResourceWithEndpoints> collector) =>
        service.WithEnvironment("Messaging__Parking__TraceUrl", $"{collector.GetEndpoint("http")}/api/traces/");

    /// <summary>Opens Elasticsearch without sign-in: Kibana may not use its superuser, and on a developer's machine it is reachable on loopback alone.</summary>
    internal static IResourceBuilder<ElasticsearchResource> WithoutSecurity(this IResourceBuilder<ElasticsearchResource> elasticsearch) =>
        elasticsearch.WithEnvironment("xpack.security.enabled", "false");

    /// <summary>Forwards to the Aspire dashboard, which would show nothing otherwise, for the services send to the collector alone.</summary>
    internal static IResourceBuilder<ContainerResource> WithDashboardForwarding(this IResourceBuilder<ContainerResource> collector)
    {
        var settings = collector.ApplicationBuilder.Configuration;
        var dashboard = settings["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] ?? "http://localhost:18889";
        return collector
            // In the container, localhost is the container itself.
            .WithEnvironment("DASHBOARD_OTLP", dashboard.Replace("localhost", "host.docker.internal", StringComparison.Ordinal))
            .WithEnvironment("DASHBOARD_KEY", settings["AppHost:OtlpApiKey"] ?? string.Empty);
    }
}
