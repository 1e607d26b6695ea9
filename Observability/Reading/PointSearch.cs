namespace Observability.Reading;

/// <summary>Which points of a metric are wanted.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Service">The service's name.</param>
/// <param name="Range">When.</param>
internal sealed record PointSearch(string Metric, string? Service, TimeRange Range);
