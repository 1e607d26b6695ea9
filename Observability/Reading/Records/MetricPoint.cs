using System.Text.Json.Serialization;

namespace Observability.Reading.Records;

/// <summary>One point of a metric; which of the values are there depends on its kind and on what the store keeps.</summary>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
internal sealed record MetricPoint(
    string Time, string? StartTime, string Service, string Kind, string? Unit, string? Temporality, bool Monotonic, double? Value,
    long? Count, double? Sum, double? Min, double? Max, RawJson? Attributes, RawJson? Detail);
