using Messaging.Inbox;
using Messaging.Resending;
using Messaging.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using OpenTelemetry;

namespace Messaging.Storage;

/// <summary>Measures what waits in the tables, and keeps the partitions.</summary>
internal sealed class Housekeeping(
    IMessagingDatabase database, SchemaReadiness schema, InboxPartitions inbox, SentMessages sent, MessagingMetrics metrics, IOptions<MessagingOptions> options, TimeProvider time, ILogger<Housekeeping> logger)
    : BackgroundService
{
    // A large backlog is counted up to a limit: counting all of it every few seconds would be one more load when there is too much already.
    // One count for each partial index of the held messages, so that a million of them are counted without reading their rows.
    internal const string MeasureSql = """
        SELECT (SELECT count(*) FROM (SELECT FROM messaging.outbox LIMIT 100000) AS counted),
               (SELECT created_at FROM messaging.outbox WHERE destination IS NULL ORDER BY position LIMIT 1),
               (SELECT count(*) FROM messaging.held WHERE consumer = $1 AND parked_at IS NULL),
               (SELECT count(*) FROM messaging.held WHERE consumer = $1 AND parked_at IS NOT NULL)
        """;

    private static readonly TimeSpan MeasureInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PartitionInterval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        using var quiet = SuppressInstrumentationScope.Begin();
        var maintained = time.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var lease = await database.OpenAsync(stoppingToken);
                metrics.Observe(await MeasureAsync(lease.Connection, stoppingToken));
                if (time.GetElapsedTime(maintained) >= PartitionInterval)
                {
                    await inbox.MaintainAsync(lease.Connection, stoppingToken);
                    await sent.MaintainAsync(lease.Connection, stoppingToken);
                    maintained = time.GetTimestamp();
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                MessagingEvents.HousekeepingFailed(logger, exception, MeasureInterval.TotalMilliseconds);
            }

            await Task.Delay(MeasureInterval, time, stoppingToken);
        }
    }

    private async Task<Backlog> MeasureAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(MeasureSql, connection)
        {
            Parameters = { new() { Value = options.Value.Service } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return Read(reader);
    }

    private Backlog Read(NpgsqlDataReader row)
    {
        var lag = row.IsDBNull(1) ? 0 : Math.Max(0, (time.GetUtcNow() - row.GetFieldValue<DateTimeOffset>(1)).TotalSeconds);
        return new Backlog(row.GetInt64(0), lag, row.GetInt64(2), row.GetInt64(3));
    }
}
