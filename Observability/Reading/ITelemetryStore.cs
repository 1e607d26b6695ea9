using Observability.Reading.Records;
using ServiceDefaults.Http;

namespace Observability.Reading;

/// <summary>Where the read API looks things up: there is one implementation for each choice of telemetry, and all of them give the same answers.</summary>
internal interface ITelemetryStore
{
    /// <summary>Tells why nothing can be read now; <see langword="null"/> where all is well.</summary>
    /// <exception cref="Exception">It does not answer.</exception>
    Task<string?> TroubleAsync(CancellationToken cancellationToken);

    /// <summary>Tells whether a cursor is one that a list of this store gave.</summary>
    bool IsPosition(Cursor cursor);

    /// <summary>Finds log records, newest first: up to <see cref="PageRequest.Fetch"/> after the page's position.</summary>
    Task<IReadOnlyList<Found<LogItem>>> LogsAsync(LogSearch search, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Finds spans, newest first: up to <see cref="PageRequest.Fetch"/> after the page's position.</summary>
    Task<IReadOnlyList<Found<SpanItem>>> SpansAsync(SpanSearch search, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Finds the points of a metric, newest first: up to <see cref="PageRequest.Fetch"/> after the page's position.</summary>
    Task<IReadOnlyList<Found<MetricPoint>>> PointsAsync(PointSearch search, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Lists the metrics that have points in a range of time, by name and service.</summary>
    /// <param name="service">The only service, or <see langword="null"/> for all.</param>
    /// <param name="from">The earliest time, included.</param>
    /// <param name="to">The latest time, excluded.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    Task<IReadOnlyList<Metric>> MetricsAsync(string? service, DateTimeOffset from, DateTimeOffset to, int most, CancellationToken cancellationToken);

    /// <summary>Gives the spans of a trace, oldest first.</summary>
    /// <param name="traceId">The trace, 32 hexadecimal digits in lower case.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    Task<IReadOnlyList<SpanItem>> SpansOfTraceAsync(string traceId, int most, CancellationToken cancellationToken);

    /// <summary>Gives the log records of a trace, oldest first.</summary>
    /// <param name="traceId">The trace, 32 hexadecimal digits in lower case.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    Task<IReadOnlyList<LogItem>> LogsOfTraceAsync(string traceId, int most, CancellationToken cancellationToken);

    /// <summary>Gives the business events of an order, oldest first; equal times by the sequence of the order's own events, then as they were received.</summary>
    /// <param name="orderId">The order's number.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    Task<IReadOnlyList<TimelineItem>> TimelineAsync(string orderId, int most, CancellationToken cancellationToken);
}
