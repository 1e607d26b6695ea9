using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;
using NpgsqlTypes;

namespace Observability.Tests.Archiving;

/// <summary>Log records that tests need, as rows of the collector's tables.</summary>
internal static class Some
{
    private static long _id;

    /// <summary>Gives a UTC day so many days ago.</summary>
    public static DateOnly DayAgo(int days) => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-days);

    /// <summary>Stores records of a system, spread over a day.</summary>
    public static async Task StoreAsync(ArchiveWorld world, string system, DateOnly day, int count, CancellationToken cancellationToken)
    {
        for (var index = 0; index < count; index++)
        {
            await StoreAsync(world, new Row(system, day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddSeconds(86_399.0 * index / count))
            {
                OrderId = string.Create(CultureInfo.InvariantCulture, $"S-{100_000 + index}"),
                Body = string.Create(CultureInfo.InvariantCulture, $"order S-{100_000 + index} moved on"),
                Severity = (short)(index % 10 == 9 ? 17 : 9),
            }, cancellationToken);
        }
    }

    public static async Task StoreAsync(ArchiveWorld world, Row row, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref _id);
        await using var batch = world.Database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT ensure_partition('logs', $1)") { Parameters = { new() { Value = DateOnly.FromDateTime(row.Time) } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("INSERT INTO sources VALUES ($1, $2, $3, '1.0', NULL, $4, '{\"a\": 1}') ON CONFLICT DO NOTHING")
        {
            Parameters =
            {
                new() { Value = (long)row.System.Sum(letter => letter) },
                new() { Value = row.System },
                new() { Value = "Some.Category" },
                new() { Value = new JsonObject { ["service.name"] = row.System }.ToJsonString(), NpgsqlDbType = NpgsqlDbType.Jsonb },
            },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            INSERT INTO logs (time, observed_time, id, source_id, time_nanos, severity, flags, service, severity_text, event_name, trace_id, span_id, order_id, customer_id, exception_type, body, attributes)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            """)
        {
            Parameters =
            {
                new() { Value = row.Time },
                Nullable(row.Observed, NpgsqlDbType.TimestampTz),
                new() { Value = id },
                new() { Value = (long)row.System.Sum(letter => letter) },
                new() { Value = row.Nanos },
                new() { Value = row.Severity },
                new() { Value = (short)1 },
                new() { Value = row.System },
                Nullable(row.SeverityText, NpgsqlDbType.Text),
                Nullable(row.EventName, NpgsqlDbType.Text),
                Nullable(row.TraceId, NpgsqlDbType.Bytea),
                Nullable(row.SpanId, NpgsqlDbType.Bytea),
                Nullable(row.OrderId, NpgsqlDbType.Text),
                Nullable(row.CustomerId, NpgsqlDbType.Text),
                Nullable(row.ExceptionType, NpgsqlDbType.Text),
                Nullable(row.Body, NpgsqlDbType.Text),
                new() { Value = row.Attributes, NpgsqlDbType = NpgsqlDbType.Jsonb },
            },
        });
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Gives text that cannot be compressed to less than half.</summary>
    public static string Noise(int length, int seed = 1)
    {
        var bytes = new byte[length / 2];
        new Random(seed).NextBytes(bytes);
        return Convert.ToHexString(bytes);
    }

    private static NpgsqlParameter Nullable(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
