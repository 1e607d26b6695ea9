using Microsoft.AspNetCore.Mvc;

namespace Observability.Reading;

/// <summary>The query parameters that limit a search in time.</summary>
/// <param name="From">The earliest time, included.</param>
/// <param name="To">The latest time, excluded.</param>
internal sealed record TimeRange([FromQuery(Name = "from")] DateTimeOffset? From, [FromQuery(Name = "to")] DateTimeOffset? To);
