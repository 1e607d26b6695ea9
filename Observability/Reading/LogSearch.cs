namespace Observability.Reading;

/// <summary>Which log records are wanted; all that is given must hold.</summary>
/// <param name="Service">The service's name.</param>
/// <param name="Event">The event's name.</param>
/// <param name="MinSeverity">The lowest severity's number.</param>
/// <param name="OrderId">The order's number.</param>
/// <param name="CustomerId">The customer's id.</param>
/// <param name="TraceId">The trace, 32 hexadecimal digits in lower case.</param>
/// <param name="Text">What the message contains, in any case.</param>
/// <param name="Range">When.</param>
internal sealed record LogSearch(string? Service, string? Event, int? MinSeverity, string? OrderId, string? CustomerId, string? TraceId, string? Text, TimeRange Range);
