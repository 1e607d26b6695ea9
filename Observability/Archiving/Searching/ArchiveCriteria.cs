using Observability.Archiving.Parts;

namespace Observability.Archiving.Searching;

/// <summary>What to search the archive for; all of it must hold.</summary>
/// <param name="Range">Time and system.</param>
/// <param name="OrderId">The order's number.</param>
/// <param name="EventName">The event's name.</param>
/// <param name="Severity">The lowest severity number.</param>
/// <param name="TraceId">The trace, 32 hexadecimal digits in lower case.</param>
/// <param name="Text">What the message contains, in any case.</param>
internal sealed record ArchiveCriteria(ArchiveRange Range, string? OrderId, string? EventName, int? Severity, string? TraceId, string? Text);
