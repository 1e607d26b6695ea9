namespace LocalHosting.Backends;

/// <summary>The native program that does what a container image does.</summary>
/// <param name="Image">The image's name without registry and tag.</param>
/// <param name="Product">What it is, for messages.</param>
/// <param name="Programs">The program's names, the usual one first; none where there is nothing of the kind.</param>
internal sealed record NativeEquivalent(string Image, string Product, params IReadOnlyList<string> Programs)
{
    private static readonly NativeEquivalent[] All =
    [
        new("otel/opentelemetry-collector-contrib", "OpenTelemetry Collector with its contrib components", "otelcol-contrib", "otelcol"),
        new("jaegertracing/jaeger", "Jaeger 2", "jaeger"),
        // Something to look at what others keep: the rest runs without it.
        new("kibana", "Kibana"),
    ];

    /// <summary>Gives the image's equivalent, or <see langword="null"/> where none is known.</summary>
    internal static NativeEquivalent? Of(string image) => Array.Find(All, equivalent => equivalent.Image == image);
}
