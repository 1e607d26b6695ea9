using Npgsql;
using NpgsqlTypes;
using Observability.Archiving.Parts;
using Observability.Archiving.Records;
using Observability.Store;

namespace Observability.Archiving.Stores;

/// <summary>Puts archived records back into the collector's tables, and removes them again.</summary>
internal static class PostgresRestore
{
    public static async Task<bool> RestoreAsync(TelemetryDatabase database, PartManifest part, IAsyncEnumerable<LogRecord> records, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using (var partition = database.Connections.CreateCommand("SELECT ensure_partition('logs', $1)"))
        {
            partition.Parameters.Add(new() { Value = part.Day });
            await partition.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var connection = await database.Connections.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Only the first of several inserts the row; the others, also those that wait for its commit, find it there and extend its time.
        await using var note = new NpgsqlCommand(
            "INSERT INTO archiving.restored (path, until) VALUES ($1, $2) ON CONFLICT (path) DO UPDATE SET until = greatest(restored.until, excluded.until) RETURNING xmax = 0", connection);
        note.Parameters.Add(new() { Value = part.ManifestFile });
        note.Parameters.Add(new() { Value = until.UtcDateTime });
        var first = await note.ExecuteScalarAsync(cancellationToken) is true;
        if (first)
            await CopyAsync(connection, part, records, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return first;
    }

    public static async Task<long> RemoveAsync(TelemetryDatabase database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var over = new List<string>();
        await using (var command = database.Connections.CreateCommand("SELECT path FROM archiving.restored WHERE data_stream IS NULL AND until <= $1"))
        {
            command.Parameters.Add(new() { Value = now.UtcDateTime });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                over.Add(reader.GetString(0));
        }

        long removed = 0;
        foreach (var path in over)
            removed += await RemoveAsync(database, path, cancellationToken);
        return removed;
    }

    private static async Task<long> RemoveAsync(TelemetryDatabase database, string path, CancellationToken cancellationToken)
    {
        await using var connection = await database.Connections.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var start = PartPath.OfManifest(path)!.Day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        await using var delete = new NpgsqlCommand($"DELETE FROM logs WHERE time >= $1 AND time < $2 AND attributes->>'{PostgresLogs.RestoredMark}' = $3", connection) { CommandTimeout = 0 };
        delete.Parameters.Add(new() { Value = start });
        delete.Parameters.Add(new() { Value = start.AddDays(1) });
        delete.Parameters.Add(new() { Value = path });
        long removed = await delete.ExecuteNonQueryAsync(cancellationToken);
        await using var forget = new NpgsqlCommand("DELETE FROM archiving.restored WHERE path = $1", connection);
        forget.Parameters.Add(new() { Value = path });
        await forget.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return removed;
    }

    private static async Task CopyAsync(NpgsqlConnection connection, PartManifest part, IAsyncEnumerable<LogRecord> records, CancellationToken cancellationToken)
    {
        // The sources go in after the records: one connection does one thing at a time, and no foreign key ties them.
        var sources = new Dictionary<long, PostgresSource>();
        await using (var copy = await connection.BeginBinaryImportAsync("""
            COPY logs (time, time_nanos, observed_time, id, source_id, severity, flags, service, severity_text, event_name, trace_id, span_id, order_id, customer_id, exception_type, body, attributes)
            FROM STDIN (FORMAT BINARY)
            """, cancellationToken))
        {
            copy.Timeout = TimeSpan.Zero;
            await foreach (var record in records.WithCancellation(cancellationToken))
            {
                sources.TryAdd(record.SourceId ?? 0, new PostgresSource(record.Resource, record.Scope));
                await WriteAsync(copy, record, part.ManifestFile, cancellationToken);
            }

            await copy.CompleteAsync(cancellationToken);
        }

        foreach (var (id, source) in sources.OrderBy(source => source.Key))
            await InsertAsync(connection, id, part.System, source, cancellationToken);
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, LogRecord record, string path, CancellationToken cancellationToken)
    {
        await copy.StartRowAsync(cancellationToken);
        await copy.WriteAsync(Time(record.TimeNanos / 1_000), NpgsqlDbType.TimestampTz, cancellationToken);
        await copy.WriteAsync((short)(record.TimeNanos % 1_000), NpgsqlDbType.Smallint, cancellationToken);
        await WriteAsync(copy, record.ObservedNanos is { } observed ? Time((long)(observed / 1_000)) : null, NpgsqlDbType.TimestampTz, cancellationToken);
        await copy.WriteAsync(record.Sequence ?? 0, NpgsqlDbType.Bigint, cancellationToken);
        await copy.WriteAsync(record.SourceId ?? 0, NpgsqlDbType.Bigint, cancellationToken);
        await copy.WriteAsync((short)record.Severity, NpgsqlDbType.Smallint, cancellationToken);
        await copy.WriteAsync((short)record.Flags, NpgsqlDbType.Smallint, cancellationToken);
        await copy.WriteAsync(record.System, NpgsqlDbType.Text, cancellationToken);
        await WriteAsync(copy, record.SeverityText, NpgsqlDbType.Text, cancellationToken);
        await WriteAsync(copy, record.EventName, NpgsqlDbType.Text, cancellationToken);
        await WriteAsync(copy, Bytes(record.TraceId), NpgsqlDbType.Bytea, cancellationToken);
        await WriteAsync(copy, Bytes(record.SpanId), NpgsqlDbType.Bytea, cancellationToken);
        await WriteAsync(copy, record.OrderId, NpgsqlDbType.Text, cancellationToken);
        await WriteAsync(copy, record.CustomerId, NpgsqlDbType.Text, cancellationToken);
        await WriteAsync(copy, record.ExceptionType, NpgsqlDbType.Text, cancellationToken);
        await WriteAsync(copy, record.Body, NpgsqlDbType.Text, cancellationToken);
        await copy.WriteAsync(Marked(record.Attributes, path), NpgsqlDbType.Jsonb, cancellationToken);
    }

    /// <summary>Adds the mark as text, so that every number and every escape stays as it is.</summary>
    private static string Marked(string attributes, string path) =>
        $"{{\"{PostgresLogs.RestoredMark}\": \"{path}\"{(attributes == "{}" ? string.Empty : ", ")}{attributes[1..]}";

    private static Task WriteAsync(NpgsqlBinaryImporter copy, object? value, NpgsqlDbType type, CancellationToken cancellationToken) =>
        value is null ? copy.WriteNullAsync(cancellationToken) : copy.WriteAsync(value, type, cancellationToken);

    private static DateTime Time(long micros) => DateTime.UnixEpoch.AddTicks(micros * 10);

    private static byte[]? Bytes(string? hex) => hex is null ? null : Convert.FromHexString(hex);

    private static async Task InsertAsync(NpgsqlConnection connection, long id, string service, PostgresSource source, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("""
            INSERT INTO sources (id, service, scope, scope_version, schema_url, resource, scope_attributes)
            SELECT $1, $2, coalesce(s->>'name', ''), s->>'version', s->>'schema_url', $3, coalesce(s->'attributes', '{}') FROM (SELECT $4 AS s) scope ON CONFLICT DO NOTHING
            """, connection);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = service });
        command.Parameters.Add(new() { Value = source.Resource, NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = source.Scope, NpgsqlDbType = NpgsqlDbType.Jsonb });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
