namespace ServiceDefaults.Telemetry;

/// <summary>Where and as what a service sends its telemetry, read from the variables of the OpenTelemetry specification.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/protocol/exporter/ and https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/.</remarks>
internal sealed record OtlpSettings
{
    /// <summary>Gets the receiver, or <see langword="null"/> where nothing is sent.</summary>
    internal Uri? Endpoint { get; init; }

    /// <summary>Gets a value indicating whether the receiver is spoken to in gRPC; else in protobuf over HTTP.</summary>
    internal bool IsGrpc { get; init; } = true;

    /// <summary>Gets the headers of each request, such as a receiver's key.</summary>
    internal IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets how long one attempt may take.</summary>
    internal TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets how long log records are gathered before they are sent.</summary>
    internal TimeSpan LogDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets the time between two exports of metrics where it is not the SDK's own default.</summary>
    internal TimeSpan? MetricInterval { get; init; }

    /// <summary>Gets the service's name, such as <c>shop</c>.</summary>
    internal required string ServiceName { get; init; }

    /// <summary>Gets the attributes of the resource: the service's name, version and instance, and what the environment adds.</summary>
    internal required IReadOnlyDictionary<string, object> Resource { get; init; }
}
