using Observability.Reading.Records;
using Observability.Store;
using ServiceDefaults.Http;

namespace Observability.Reading.Postgres;

/// <summary>What the embedded collector stored.</summary>
internal sealed class PostgresTelemetry(TelemetryDatabase database) : ITelemetryStore
{
    private const string NewestFirst = "ORDER BY r.time DESC, r.time_nanos DESC, r.id DESC";
    private const string OldestFirst = "ORDER BY r.time, r.time_nanos, r.id";
    private const int Warn = 13;

    public async Task<string?> TroubleAsync(CancellationToken cancellationToken)
    {
        await using var command = database.Reader.CreateCommand("SELECT to_regclass('logs') IS NOT NULL");
        return await command.ExecuteScalarAsync(cancellationToken) is true ? null : "The telemetry database has no tables yet; the collector makes them.";
    }

    public bool IsPosition(Cursor cursor) => RowPosition.Of(cursor) is not null;

    public async Task<IReadOnlyList<Found<LogItem>>> LogsAsync(LogSearch search, PageRequest page, CancellationToken cancellationToken)
    {
        var query = In(new RecordQuery(LogRows.Select), search.Range)
            .Where("r.service = ?", search.Service)
            .Where("r.event_name = ?", search.Event)
            .Where("r.order_id = ?", search.OrderId)
            .Where("r.customer_id = ?", search.CustomerId)
            .Where("r.trace_id = ?", Bytes(search.TraceId))
            .Where("r.body ILIKE ?", Contains(search.Text))
            .Where("r.severity >= ?", (short?)search.MinSeverity)
            .After(page.After);

        // Says to the planner, which does not know the parameter's value, that the index on severe records will do.
        if (search.MinSeverity >= Warn)
            query.Where("r.severity >= 13");
        return await query.ListAsync(database.Reader, NewestFirst, page.Fetch, LogRows.Read, cancellationToken);
    }

    public async Task<IReadOnlyList<Found<SpanItem>>> SpansAsync(SpanSearch search, PageRequest page, CancellationToken cancellationToken) =>
        await In(new RecordQuery(SpanRows.Select), search.Range)
            .Where("r.service = ?", search.Service)
            .Where("r.name = ?", search.Name)
            .Where("r.kind = ?", (short?)search.Kind)
            .Where("r.order_id = ?", search.OrderId)
            .After(page.After)
            .ListAsync(database.Reader, NewestFirst, page.Fetch, SpanRows.Read, cancellationToken);

    public async Task<IReadOnlyList<Found<MetricPoint>>> PointsAsync(PointSearch search, PageRequest page, CancellationToken cancellationToken) =>
        await In(new RecordQuery(PointRows.Select), search.Range)
            .Where("i.name = ?", search.Metric)
            .Where("r.service = ?", search.Service)
            .After(page.After)
            .ListAsync(database.Reader, NewestFirst, page.Fetch, PointRows.Read, cancellationToken);

    public async Task<IReadOnlyList<Metric>> MetricsAsync(string? service, DateTimeOffset from, DateTimeOffset to, int most, CancellationToken cancellationToken) =>
        await new RecordQuery(PointRows.SelectMetrics, from.UtcDateTime, to.UtcDateTime)
            .Where("r.service = ?", service)
            .ListAsync(database.Reader, "ORDER BY i.name, r.service", most, PointRows.ReadMetric, cancellationToken);

    public async Task<IReadOnlyList<SpanItem>> SpansOfTraceAsync(string traceId, int most, CancellationToken cancellationToken) =>
        await new RecordQuery(SpanRows.Select).Where("r.trace_id = ?", Bytes(traceId))
            .ListAsync(database.Reader, OldestFirst, most, row => SpanRows.Read(row).Item, cancellationToken);

    public async Task<IReadOnlyList<LogItem>> LogsOfTraceAsync(string traceId, int most, CancellationToken cancellationToken) =>
        await new RecordQuery(LogRows.Select).Where("r.trace_id = ?", Bytes(traceId))
            .ListAsync(database.Reader, OldestFirst, most, row => LogRows.Read(row).Item, cancellationToken);

    public async Task<IReadOnlyList<TimelineItem>> TimelineAsync(string orderId, int most, CancellationToken cancellationToken) =>
        await new RecordQuery(TimelineRows.Select)
            .Where("r.order_id = ?", orderId)
            .Where("(r.event_name LIKE 'order.%' OR r.event_name LIKE 'mes.%')")
            .ListAsync(database.Reader, TimelineRows.Order, most, TimelineRows.Read, cancellationToken);

    private static RecordQuery In(RecordQuery query, TimeRange range) =>
        query.Where("r.time >= ?", range.From?.UtcDateTime).Where("r.time < ?", range.To?.UtcDateTime);

    private static byte[]? Bytes(string? hex) => hex is null ? null : Convert.FromHexString(hex);

    private static string? Contains(string? text) => text is null
        ? null
        : $"%{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
}
