namespace ServiceDefaults.Export;

/// <summary>A kind of loss: what was lost, by whom, and why.</summary>
/// <param name="Signal">One of <see cref="Export.Signal"/>.</param>
/// <param name="Exporter"><c>otlp</c> or <c>console</c>.</param>
/// <param name="Reason">One of the constants of this type.</param>
internal readonly record struct Loss(string Signal, string Exporter, string Reason)
{
    /// <summary>More came than the receiver took.</summary>
    internal const string QueueFull = "queue_full";

    /// <summary>The receiver does not want them, now or ever.</summary>
    internal const string Refused = "refused";

    /// <summary>The process ended before they were delivered.</summary>
    internal const string Shutdown = "shutdown";

    internal const string Otlp = "otlp";
    internal const string Console = "console";

    public override string ToString() => $"{Signal} {Exporter} {Reason}";
}
