using Microsoft.AspNetCore.Mvc;
using Observability.Archiving.Records;
using Observability.Archiving.Searching;
using ServiceDefaults.Http;

namespace Observability.Archiving.Api;

/// <summary>GET /archive/logs: archived records by field, text and time, oldest first.</summary>
internal static class SearchArchive
{
    private const int DefaultLimit = 100;
    private const int HighestLimit = 1_000_000;

    public static void Map(IEndpointRouteBuilder archive) =>
        archive.MapGet("/logs", Answer).WithName(nameof(SearchArchive)).Produces<RecordLine>(contentType: StreamedLines.JsonLines);

    private static StreamedLines Answer([AsParameters] ArchiveQuery query, [AsParameters] Filter filter, ArchiveSearch search, CancellationToken cancellationToken)
    {
        var faults = new Dictionary<string, string[]>(StringComparer.Ordinal);
        int? severity = filter.Severity is null ? null : SeverityNames.Number(filter.Severity);
        if (severity is null && filter.Severity is not null)
            faults["severity"] = [$"severity must be one of {string.Join(", ", SeverityNames.All)}, but is '{filter.Severity}'."];
        if (filter.TraceId is { } trace && (trace.Length != 32 || !trace.All(char.IsAsciiHexDigit)))
            faults["trace"] = [$"trace must be 32 hexadecimal digits, but is '{trace}'."];
        var limit = filter.Limit ?? DefaultLimit;
        if (limit is < 1 or > HighestLimit)
            faults["limit"] = [$"limit must be from 1 to {HighestLimit}, but is {limit}."];
        if (faults.Count > 0)
            throw new ProblemException(Problems.Invalid(faults));
        var criteria = new ArchiveCriteria(query.ToRange(), filter.OrderId, filter.EventName, severity, filter.TraceId?.ToLowerInvariant(), filter.Text);
        return new StreamedLines(search.FindAsync(criteria, limit, cancellationToken));
    }

    /// <summary>What to search for; all of it must hold.</summary>
    internal sealed record Filter(
        [FromQuery(Name = "order")] string? OrderId,
        [FromQuery(Name = "event")] string? EventName,
        [FromQuery(Name = "severity")] string? Severity,
        [FromQuery(Name = "trace")] string? TraceId,
        [FromQuery(Name = "text")] string? Text,
        [FromQuery(Name = "limit")] int? Limit);
}
