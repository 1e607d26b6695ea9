using Observability.Reading.Records;

namespace Observability.Reading;

/// <summary>Which spans are wanted; all that is given must hold.</summary>
/// <param name="Service">The service's name.</param>
/// <param name="Name">The span's name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="OrderId">The order's number.</param>
/// <param name="Range">When they began.</param>
internal sealed record SpanSearch(string? Service, string? Name, SpanKind? Kind, string? OrderId, TimeRange Range);
