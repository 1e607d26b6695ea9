using Messaging.Inbox;
using Messaging.Resending;
using Messaging.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry;

namespace Messaging.Storage;

/// <summary>Creates the tables of messaging when the service starts; waits for the database where that comes up later.</summary>
internal sealed class SchemaCreation(IMessagingDatabase database, SchemaReadiness readiness, InboxPartitions inbox, SentMessages sent, TimeProvider time, ILogger<SchemaCreation> logger) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var quiet = SuppressInstrumentationScope.Begin();
        for (var pause = FirstPause; ; pause = pause + pause < LongestPause ? pause + pause : LongestPause)
        {
            try
            {
                await using var lease = await database.OpenAsync(stoppingToken);
                await CreateAsync(lease.Connection, stoppingToken);
                await inbox.MaintainAsync(lease.Connection, stoppingToken);
                await sent.MaintainAsync(lease.Connection, stoppingToken);
                readiness.Created();
                MessagingEvents.SchemaCreated(logger);
                return;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                MessagingEvents.SchemaFailed(logger, exception, pause.TotalMilliseconds);
                await Task.Delay(pause, time, stoppingToken);
            }
        }
    }

    internal static async Task CreateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Schema.Create, connection, transaction);
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
