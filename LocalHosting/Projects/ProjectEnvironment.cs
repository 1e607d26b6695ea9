using Aspire.Hosting.ApplicationModel;

namespace LocalHosting.Projects;

/// <summary>The environment that every project gets, as Aspire writes it; what the AppHost states comes later and wins.</summary>
internal static class ProjectEnvironment
{
    // In development one wants to see telemetry soon, not sent in large batches.
    private const string ExportIntervalMs = "1000";

    internal static void Write(EnvironmentCallbackContext context, string environmentName)
    {
        var resource = (ProjectResource)context.Resource;
        var variables = context.EnvironmentVariables;
        variables["ASPNETCORE_ENVIRONMENT"] = environmentName;
        variables["DOTNET_ENVIRONMENT"] = environmentName;
        variables["ASPNETCORE_URLS"] = string.Join(';', resource.GetEndpoints().Where(IsForKestrel).Select(endpoint => endpoint.Url));
        variables["OTEL_SERVICE_NAME"] = resource.Name;
        variables["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={Guid.NewGuid():n}";
        variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc";
        variables["OTEL_BLRP_SCHEDULE_DELAY"] = ExportIntervalMs;
        variables["OTEL_BSP_SCHEDULE_DELAY"] = ExportIntervalMs;
        variables["OTEL_METRIC_EXPORT_INTERVAL"] = ExportIntervalMs;
        variables["OTEL_TRACES_SAMPLER"] = "always_on";
        variables["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
    }

    // An endpoint whose port the program learns from a variable of its own is the program's to open.
    private static bool IsForKestrel(EndpointReference endpoint) =>
        (endpoint.IsHttp || endpoint.IsHttps) && endpoint.EndpointAnnotation.TargetPortEnvironmentVariable is null;
}
