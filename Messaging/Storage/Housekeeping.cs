using Messaging.Inbox;
using Messaging.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using OpenTelemetry;

namespace Messaging.Storage;

/// <summary>Measures what waits in the tables, and keeps the inbox's partitions.</summary>
internal sealed class Housekeeping(
    IMessagingDatabase database, SchemaReadiness schema, InboxPartitions partitions, MessagingMetrics metrics, IOptions<MessagingOptions> options, TimeProvider time, ILogger<Housekeeping> logger)
    : BackgroundService
{
    private static readonly TimeSpan MeasureInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PartitionInterval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        using var quiet = SuppressInstrumentationScope.Begin();
        var maintained = time.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var lease = await database.OpenAsync(stoppingToken);
                metrics.Observe(await MeasureAsync(lease.Connection, stoppingToken));
                if (time.GetUtcNow() - maintained >= PartitionInterval)
                {
                    await partitions.MaintainAsync(lease.Connection, stoppingToken);
                    maintained = time.GetUtcNow();
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
        // One count for each partial index of the held messages, so that a million of them are counted without reading their rows.
        await using var command = new NpgsqlCommand("""
            SELECT (SELECT count(*) FROM messaging.outbox), (SELECT min(created_at) FROM messaging.outbox),
                   (SELECT count(*) FROM messaging.held WHERE consumer = $1 AND parked_at IS NULL),
                   (SELECT count(*) FROM messaging.held WHERE consumer = $1 AND parked_at IS NOT NULL)
            """, connection)
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
