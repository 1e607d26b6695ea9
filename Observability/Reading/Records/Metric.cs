namespace Observability.Reading.Records;

/// <summary>A metric of a service.</summary>
/// <param name="Service">The service's name.</param>
/// <param name="Name">The metric's name.</param>
/// <param name="Unit">Its unit (UCUM).</param>
/// <param name="Kind">Gauge, Sum, Histogram, ExponentialHistogram or Summary.</param>
/// <param name="Points">How many points it has in the range of time.</param>
/// <param name="LastTime">When the latest was measured.</param>
/// <param name="Description">What it measures, where the store keeps that.</param>
internal sealed record Metric(string Service, string Name, string? Unit, string Kind, long Points, string LastTime, string? Description);
