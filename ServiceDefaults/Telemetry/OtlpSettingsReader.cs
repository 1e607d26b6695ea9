using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace ServiceDefaults.Telemetry;

/// <summary>Reads <see cref="OtlpSettings"/> and gathers every fault, so that a start fails once and not once per fault.</summary>
internal sealed partial class OtlpSettingsReader(IConfiguration configuration, IHostEnvironment environment, ICollection<string> faults)
{
    internal OtlpSettings Read()
    {
        var resource = ReadResource();
        return new OtlpSettings
        {
            Endpoint = ReadEndpoint(),
            IsGrpc = ReadIsGrpc(),
            Headers = ReadPairs("OTEL_EXPORTER_OTLP_HEADERS"),
            Timeout = ReadMilliseconds("OTEL_EXPORTER_OTLP_TIMEOUT") ?? TimeSpan.FromSeconds(10),
            LogDelay = ReadMilliseconds("OTEL_BLRP_SCHEDULE_DELAY") ?? TimeSpan.FromSeconds(1),
            MetricInterval = ReadMilliseconds("OTEL_METRIC_EXPORT_INTERVAL") ?? (environment.IsDevelopment() ? TimeSpan.FromSeconds(5) : null),
            ServiceName = (string)resource["service.name"],
            Resource = resource,
        };
    }

    private Uri? ReadEndpoint()
    {
        const string Key = "OTEL_EXPORTER_OTLP_ENDPOINT";
        if (configuration[Key] is not { Length: > 0 } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https")
            return endpoint;
        faults.Add($"{Key} is '{text}'; give an http or https address, such as http://localhost:4317.");
        return null;
    }

    private bool ReadIsGrpc()
    {
        const string Key = "OTEL_EXPORTER_OTLP_PROTOCOL";
        var protocol = configuration[Key] is { Length: > 0 } text ? text : "grpc";
        if (protocol is not ("grpc" or "http/protobuf"))
            faults.Add($"{Key} is '{protocol}'; give grpc or http/protobuf.");
        return protocol == "grpc";
    }

    private TimeSpan? ReadMilliseconds(string key)
    {
        if (configuration[key] is not { Length: > 0 } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds > 0)
            return TimeSpan.FromMilliseconds(milliseconds);
        faults.Add($"{key} is '{text}'; give a whole number of milliseconds from 1.");
        return null;
    }

    private Dictionary<string, object> ReadResource()
    {
        var resource = ReadPairs("OTEL_RESOURCE_ATTRIBUTES").ToDictionary(pair => pair.Key, pair => (object)pair.Value, StringComparer.Ordinal);
        if (configuration["OTEL_SERVICE_NAME"] is { Length: > 0 } serviceName)
            resource["service.name"] = serviceName;
        resource.TryAdd("service.name", WordBoundary().Replace(environment.ApplicationName, "-").ToLowerInvariant());
        resource.TryAdd("service.instance.id", Guid.CreateVersion7().ToString());
        resource.TryAdd("deployment.environment.name", environment.EnvironmentName.ToLowerInvariant());
        if (Assembly.GetEntryAssembly()?.GetName().Version?.ToString(3) is { } version)
            resource.TryAdd("service.version", version);
        return resource;
    }

    /// <summary>Reads <c>name=value,name=value</c> with percent-encoded values (https://www.w3.org/TR/baggage/#header-content).</summary>
    private Dictionary<string, string> ReadPairs(string key)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in (configuration[key] ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (pair.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } name, var value])
                pairs[name] = Uri.UnescapeDataString(value);
            else
                faults.Add($"{key} has an entry without a name and a value; give name=value,name=value.");
        }

        return pairs;
    }

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordBoundary();
}
