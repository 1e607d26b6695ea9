using Microsoft.AspNetCore.Http.HttpResults;
using Observability.Reading.Records;
using ServiceDefaults.Http;

namespace Observability.Reading;

/// <summary>GET /api/traces/{traceId}: the spans of a trace and the log records written within them, in order of time.</summary>
internal static class ReadTrace
{
    /// <summary>A trace may have a hundred thousand spans; nobody reads more than these, and the answer stays within memory.</summary>
    private const int MaxSpans = 10_000;

    private const int MaxLogs = 10_000;

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/traces/{traceId}", Answer).WithName(nameof(ReadTrace)).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Ok<Trace>> Answer(string traceId, ITelemetryStore store, CancellationToken cancellationToken)
    {
        var faults = new QueryFaults();
        var id = faults.TraceId("traceId", traceId);
        faults.Throw();
        var spans = await store.SpansOfTraceAsync(id!, MaxSpans + 1, cancellationToken);
        var logs = await store.LogsOfTraceAsync(id!, MaxLogs + 1, cancellationToken);
        if (spans.Count == 0 && logs.Count == 0)
            throw new ProblemException(Problems.NotFound("trace", $"There is no span and no log record of trace {traceId}; it may not have arrived yet."));
        return TypedResults.Ok(new Trace(id!, [.. spans.Take(MaxSpans)], [.. logs.Take(MaxLogs)], spans.Count > MaxSpans || logs.Count > MaxLogs));
    }

    /// <summary>A trace.</summary>
    internal sealed record Trace(string TraceId, IReadOnlyList<SpanItem> Spans, IReadOnlyList<LogItem> Logs, bool Truncated);
}
