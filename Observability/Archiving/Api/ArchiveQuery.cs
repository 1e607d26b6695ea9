using Microsoft.AspNetCore.Mvc;
using Observability.Archiving.Parts;
using ServiceDefaults.Http;

namespace Observability.Archiving.Api;

/// <summary>The query parameters that choose a range of the archive.</summary>
/// <param name="From">The earliest time, included.</param>
/// <param name="To">The latest time, excluded.</param>
/// <param name="System">The system.</param>
internal sealed record ArchiveQuery(
    [FromQuery(Name = "from")] DateTimeOffset? From, [FromQuery(Name = "to")] DateTimeOffset? To, [FromQuery(Name = "system")] string? System)
{
    /// <exception cref="ProblemException">400: from is not before to.</exception>
    public ArchiveRange ToRange() => From >= To
        ? throw new ProblemException(Problems.Invalid(new Dictionary<string, string[]> { ["from"] = [$"from must be before to, but {From:O} is not before {To:O}."] }))
        : new ArchiveRange(From, To, System);
}
