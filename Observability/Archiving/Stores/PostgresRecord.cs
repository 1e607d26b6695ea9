using Npgsql;
using Observability.Archiving.Records;

namespace Observability.Archiving.Stores;

/// <summary>Reads a row of table <c>logs</c>.</summary>
internal static class PostgresRecord
{
    public const string Columns =
        "time, time_nanos, observed_time, id, source_id, severity, flags, service, severity_text, event_name, trace_id, span_id, order_id, customer_id, exception_type, body, attributes::text";

    private const long TicksPerMicro = 10;

    /// <summary>Reads a row, its columns in order.</summary>
    public static LogRecord Read(NpgsqlDataReader row, Dictionary<long, PostgresSource> sources)
    {
        var time = (Micros(row.GetDateTime(0)) * 1_000) + row.GetInt16(1);
        ulong? observed = row.IsDBNull(2) ? null : (ulong)Micros(row.GetDateTime(2)) * 1_000;
        var sequence = row.GetInt64(3);
        var sourceId = row.GetInt64(4);
        var source = sources.GetValueOrDefault(sourceId, PostgresSources.Unknown);
        return new LogRecord
        {
            TimeNanos = time,
            ObservedNanos = observed,
            Sequence = sequence,
            SourceId = sourceId,
            Severity = row.GetInt16(5),
            Flags = row.GetInt16(6),
            System = row.GetString(7),
            SeverityText = Text(row, 8),
            EventName = Text(row, 9),
            TraceId = Hex(row, 10),
            SpanId = Hex(row, 11),
            OrderId = Text(row, 12),
            CustomerId = Text(row, 13),
            ExceptionType = Text(row, 14),
            Body = Text(row, 15),
            Attributes = row.GetString(16),
            Resource = source.Resource,
            Scope = source.Scope,
        };
    }

    public static long Micros(DateTime time) => (time - DateTime.UnixEpoch).Ticks / TicksPerMicro;

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static string? Hex(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : Convert.ToHexStringLower(row.GetFieldValue<byte[]>(column));
}
