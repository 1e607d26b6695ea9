using Collector.Decoding;
using Collector.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Collector.Reading;

/// <summary>GET /api/traces/{traceId}: the spans of a trace and the log records written within them, in order of time.</summary>
internal static class ReadTrace
{
    /// <summary>A trace may have a hundred thousand spans; nobody reads more than these, and the answer stays within memory.</summary>
    private const int MaxSpans = 10_000;

    private const int MaxLogs = 10_000;

    private const string Order = "ORDER BY r.time, r.time_nanos, r.id";

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/traces/{traceId}", Answer).WithName(nameof(ReadTrace)).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Ok<Trace>> Answer(string traceId, TelemetryDatabase database, CancellationToken cancellationToken)
    {
        var faults = new QueryFaults();
        var id = faults.Hex("traceId", traceId, SpanId.TraceIdBytes);
        faults.Throw();
        var spans = await new RecordQuery(SpanRows.Select).Where("r.trace_id = ?", id)
            .ListAsync(database.Reader, Order, MaxSpans + 1, row => SpanRows.Read(row).Item, cancellationToken);
        var logs = await new RecordQuery(LogRows.Select).Where("r.trace_id = ?", id)
            .ListAsync(database.Reader, Order, MaxLogs + 1, row => LogRows.Read(row).Item, cancellationToken);
        if (spans.Count == 0 && logs.Count == 0)
            throw new ProblemException(Problems.NotFound("trace", $"There is no span and no log record of trace {traceId}; it may not have arrived yet."));
        return TypedResults.Ok(new Trace(
            Convert.ToHexStringLower(id!), [.. spans.Take(MaxSpans)], [.. logs.Take(MaxLogs)], spans.Count > MaxSpans || logs.Count > MaxLogs));
    }

    /// <summary>A trace.</summary>
    internal sealed record Trace(string TraceId, IReadOnlyList<SpanRows.SpanItem> Spans, IReadOnlyList<LogRows.LogItem> Logs, bool Truncated);
}
