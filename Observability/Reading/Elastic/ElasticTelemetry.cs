using System.Text.Json.Nodes;
using Observability.Reading.Records;
using ServiceDefaults.Http;

namespace Observability.Reading.Elastic;

/// <summary>What the OpenTelemetry Collector delivered: logs and metrics to Elasticsearch, and traces to Jaeger, which keeps them in Elasticsearch.</summary>
/// <remarks>
/// Spans are read where Jaeger keeps them, not through its own API: that one finds whole traces, of one service, without pages or a stable order,
/// so it could not answer for spans by order, kind and time, nor give every span of a search once.
/// </remarks>
internal sealed class ElasticTelemetry(ElasticSearches searches, MetricCatalogue metrics) : ITelemetryStore
{
    /// <summary>How many records one step looks at that may contain a text.</summary>
    private const int TextStep = 1_000;

    private static readonly HitOrder NewestFirst = new("@timestamp", Formatted: true, Descending: true);
    private static readonly HitOrder OldestFirst = NewestFirst with { Descending = false };
    private static readonly HitOrder NewestSpansFirst = new("startTime", Formatted: false, Descending: true);
    private static readonly HitOrder OldestSpansFirst = NewestSpansFirst with { Descending = false };

    public async Task<string?> TroubleAsync(CancellationToken cancellationToken)
    {
        await searches.SearchAsync(LogDocument.Indices, new JsonObject { ["size"] = 0 }, cancellationToken);
        return null;
    }

    public bool IsPosition(Cursor cursor) => HitPosition.Of(cursor) is not null;

    public async Task<IReadOnlyList<Found<LogItem>>> LogsAsync(LogSearch search, PageRequest page, CancellationToken cancellationToken)
    {
        var text = search.Text is null ? null : new MessageText(search.Text);
        var query = All(
            Service(search.Service),
            Is("event_name", search.Event),
            Is(LogDocument.OrderId, search.OrderId),
            Is("attributes.customer.id", search.CustomerId),
            Is("trace_id", search.TraceId),
            search.MinSeverity is { } severity ? Query.AtLeast("severity_number", severity) : null,
            text?.Condition(),
            Query.In(search.Range, "@timestamp", Query.Instant));
        return await searches.HitsAsync(LogDocument.Indices, query, NewestFirst, PositionOf(page), text is null ? page.Fetch : TextStep, cancellationToken)
            .Select(hit => new Found<LogItem>(hit.Position.ToCursor(), LogDocument.Read(hit)))
            .Where(log => text?.IsIn(log.Item) != false)
            .Take(page.Fetch)
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Found<SpanItem>>> SpansAsync(SpanSearch search, PageRequest page, CancellationToken cancellationToken)
    {
        var query = All(
            Is("process.serviceName", search.Service is null ? null : SpanDocument.KeptServiceOf(search.Service)),
            Is("operationName", search.Name),
            search.Kind is { } kind ? Query.Term("tag.span@kind", kind.ToString().ToLowerInvariant()) : null,
            search.OrderId is { } order ? Query.Nested("tags", Query.Term("tags.key", "order.id"), Query.Term("tags.value", order)) : null,
            Query.In(search.Range, "startTime", Query.Micros));
        return await searches.HitsAsync(SpanDocument.Indices, query, NewestSpansFirst, PositionOf(page), page.Fetch, cancellationToken)
            .Select(hit => new Found<SpanItem>(hit.Position.ToCursor(), SpanDocument.Read(hit)))
            .Take(page.Fetch)
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Found<MetricPoint>>> PointsAsync(PointSearch search, PageRequest page, CancellationToken cancellationToken)
    {
        var query = All(Query.Exists($"metrics.{search.Metric}"), Service(search.Service), Query.In(search.Range, "@timestamp", Query.Instant));
        return await searches.HitsAsync(PointDocument.Indices, query, NewestFirst, PositionOf(page), page.Fetch, cancellationToken)
            .Select(hit => new Found<MetricPoint>(hit.Position.ToCursor(), PointDocument.Read(hit, search.Metric)))
            .Take(page.Fetch)
            .ToListAsync(cancellationToken);
    }

    public Task<IReadOnlyList<Metric>> MetricsAsync(string? service, DateTimeOffset from, DateTimeOffset to, int most, CancellationToken cancellationToken) =>
        metrics.ListAsync(All(Service(service), Query.In(new TimeRange(from, to), "@timestamp", Query.Instant)), most, cancellationToken);

    public async Task<IReadOnlyList<SpanItem>> SpansOfTraceAsync(string traceId, int most, CancellationToken cancellationToken) =>
        // What the collector did not know to be delivered it has delivered again; spans that bear one id by mistake are told apart.
        await searches.HitsAsync(SpanDocument.Indices, All(Query.Term("traceID", traceId)), OldestSpansFirst, null, most, cancellationToken)
            .Select(SpanDocument.Read)
            .DistinctBy(span => (span.SpanId, span.ParentSpanId, span.Name, span.Start))
            .Take(most)
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<LogItem>> LogsOfTraceAsync(string traceId, int most, CancellationToken cancellationToken) =>
        await searches.HitsAsync(LogDocument.Indices, All(Query.Term("trace_id", traceId)), OldestFirst, null, most, cancellationToken)
            .Take(most)
            .Select(LogDocument.Read)
            .OrderBy(log => log.Time, StringComparer.Ordinal)
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<TimelineItem>> TimelineAsync(string orderId, int most, CancellationToken cancellationToken)
    {
        var query = All(Query.Term(LogDocument.OrderId, orderId), Query.Any(Query.Prefix("event_name", "order."), Query.Prefix("event_name", "mes.")));
        return await searches.HitsAsync(LogDocument.Indices, query, OldestFirst, null, most, cancellationToken)
            .Take(most)
            .Select(hit => (Item: LogDocument.ReadTimelineItem(hit), Sequence: LogDocument.SequenceOf(hit)))
            .OrderBy(found => found.Item.Time, StringComparer.Ordinal)
            .ThenBy(found => found.Sequence ?? long.MaxValue)
            .Select(found => found.Item)
            .ToListAsync(cancellationToken);
    }

    private static HitPosition? PositionOf(PageRequest page) => page.After is null ? null : HitPosition.Of(page.After);

    private static JsonObject All(params IEnumerable<JsonObject?> conditions) => Query.All(conditions.OfType<JsonObject>());

    private static JsonObject? Is(string field, string? value) => value is null ? null : Query.Term(field, value);

    private static JsonObject? Service(string? name) => name == LogDocument.UnknownService ? Query.Not(Query.Exists(LogDocument.Service)) : Is(LogDocument.Service, name);
}
