using Microsoft.AspNetCore.Mvc;

namespace ServiceDefaults.Http;

/// <summary>The query parameters of a list (bind with <c>[AsParameters]</c>).</summary>
/// <param name="Limit">How many items at most, 1 to 200; by default 50.</param>
/// <param name="Cursor">Where to go on: <see cref="Page{T}.Next"/> of the part before.</param>
public sealed record PageQuery([FromQuery(Name = "limit")] int? Limit, [FromQuery(Name = "cursor")] string? Cursor)
{
    /// <summary>Checks the parameters, all at once.</summary>
    /// <exception cref="ProblemException">400.</exception>
    public PageRequest ToRequest()
    {
        var faults = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (Limit is < 1 or > PageRequest.MaxLimit)
            faults["limit"] = [$"limit must be from 1 to {PageRequest.MaxLimit}, but is {Limit}."];
        Http.Cursor? after = null;
        if (Cursor is not null && !Http.Cursor.TryParse(Cursor, out after))
            faults["cursor"] = ["cursor must be a value that this list gave as next; leave it out to begin at the start."];
        return faults.Count == 0 ? new PageRequest(Limit ?? PageRequest.DefaultLimit, after) : throw new ProblemException(Problems.Invalid(faults));
    }
}
