using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Http;

namespace Messaging.Parking;

/// <summary>The query parameters that select parked messages (bind with <c>[AsParameters]</c>); see <see cref="ParkedFilter"/>.</summary>
internal sealed record ParkedQuery(
    HttpContext Context,
    [FromQuery(Name = "limit")] int? Limit, [FromQuery(Name = "cursor")] string? Cursor, [FromQuery(Name = "width")] int? Width,
    [FromQuery(Name = "type")] string? Type, [FromQuery(Name = "order")] string? Order, [FromQuery(Name = "exception")] string? Exception,
    [FromQuery(Name = "cause")] string? Cause, [FromQuery(Name = "group")] string? Group,
    [FromQuery(Name = "olderThan")] string? OlderThan, [FromQuery(Name = "youngerThan")] string? YoungerThan)
{
    private static readonly string[] Names = ["limit", "cursor", "width", "type", "order", "exception", "cause", "group", "olderThan", "youngerThan"];

    /// <exception cref="ProblemException">400.</exception>
    internal (ParkedFilter Filter, PageRequest Page) Check()
    {
        QueryNames.Check(Context.Request.Query, Names);
        var filter = new ParkedFilter(Type, Order, Exception, Cause, Group, OlderThan, YoungerThan);
        var faults = new Dictionary<string, string[]>(StringComparer.Ordinal);
        filter.Check(faults);
        return faults.Count == 0 ? (filter, new PageQuery(Limit, Cursor).ToRequest()) : throw new ProblemException(Problems.Invalid(faults));
    }
}
