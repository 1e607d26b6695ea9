using System.Text.Json;
using Messaging.Storage;
using Messaging.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using OpenTelemetry;

namespace Messaging.Consuming;

/// <summary>Tries held messages again when they are due. They wait in the database, not in memory: no crash forgets them, and however many wait, the queue goes on.</summary>
/// <remarks>
/// Several instances may look at the same rows: a message that two of them handle at the same time takes effect once, for only one can write its inbox row.
/// Their order is that of the streams' numbers, which <see cref="StreamRule"/> guards.
/// </remarks>
internal sealed class HeldMessages(
    IMessagingDatabase database, IMessageProcessor processor, MessageParser parser, SchemaReadiness schema, HeldSignal signal,
    IOptions<MessagingOptions> options, TimeProvider time, ILogger<HeldMessages> logger) : BackgroundService
{
    private const int BatchSize = 50;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => CleanFlow.RunAsync(() => RunAsync(stoppingToken));

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var due = await ReadDueAsync(stoppingToken);
                if (due.Count > 0)
                    await processor.ProcessAsync(due, stoppingToken);
                if (due.Count < BatchSize)
                    await signal.WaitAsync(await UntilNextAsync(stoppingToken), time, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                MessagingEvents.LaneStalled(logger, exception, 0, LongestPause.TotalMilliseconds);
                await Task.Delay(LongestPause, time, stoppingToken);
            }
        }
    }

    private async Task<IReadOnlyList<InboundMessage>> ReadDueAsync(CancellationToken cancellationToken)
    {
        using var quiet = SuppressInstrumentationScope.Begin();
        await using var lease = await database.OpenAsync(cancellationToken);
        // Two ranges of two indexes, for an OR would read all that waits. What is due later than any pause can make it was held before the clock was set back;
        // what was redriven with many others has its turn then (due_at = held_at).
        await using var command = new NpgsqlCommand("""
            (SELECT headers, routing_key, body, attempts, held_at, published_at FROM messaging.held
             WHERE consumer = $1 AND parked_at IS NULL AND due_at <= $2 ORDER BY due_at, stream_id, sequence LIMIT $3)
            UNION ALL
            (SELECT headers, routing_key, body, attempts, held_at, published_at FROM messaging.held
             WHERE consumer = $1 AND parked_at IS NULL AND due_at > held_at AND due_at > $4 ORDER BY due_at, stream_id, sequence LIMIT $3)
            LIMIT $3
            """, lease.Connection)
        {
            Parameters =
            {
                new() { Value = options.Value.Service }, new() { Value = time.GetUtcNow() }, new() { Value = (long)BatchSize }, new() { Value = time.GetUtcNow() + options.Value.Retry.MaxDelay },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var due = new List<InboundMessage>();
        while (await reader.ReadAsync(cancellationToken))
            due.Add(Read(reader));
        return due;
    }

    private InboundMessage Read(NpgsqlDataReader row)
    {
        var headers = JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(0))!;
        var message = parser.Parse(headers, row.GetString(1), row.GetFieldValue<byte[]>(2), row.GetFieldValue<DateTimeOffset>(5));
        return message with { Attempts = row.GetInt32(3), HeldAt = row.GetFieldValue<DateTimeOffset>(4) };
    }

    private async Task<TimeSpan> UntilNextAsync(CancellationToken cancellationToken)
    {
        using var quiet = SuppressInstrumentationScope.Begin();
        await using var lease = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT min(due_at) FROM messaging.held WHERE consumer = $1 AND parked_at IS NULL", lease.Connection)
        {
            Parameters = { new() { Value = options.Value.Service } },
        };
        if (await command.ExecuteScalarAsync(cancellationToken) is not DateTime next)
            return LongestPause;
        var pause = next - time.GetUtcNow().UtcDateTime;
        return pause < ShortestPause ? ShortestPause : pause < LongestPause ? pause : LongestPause;
    }
}
