using System.Globalization;
using Messaging.Consuming;
using Messaging.Storage;
using Messaging.Telemetry;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using OpenTelemetry;
using RabbitMQ.Client.Events;

namespace Messaging.Parking;

/// <summary>Takes what the broker gave up, from the parking queue into the parking lot. A message that was handled after all is redriven without effect, as any other.</summary>
internal sealed class DeadLetters(
    IMessagingDatabase database, MessageParser parser, IOptions<MessagingOptions> options, MessagingMetrics metrics, TimeProvider time, ILogger<DeadLetters> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Returns when the message is stored, however long the database is away.</summary>
    internal async Task TakeAsync(BasicDeliverEventArgs delivery, CancellationToken cancellationToken)
    {
        var body = delivery.Body.ToArray();
        var headers = DeliveryHeaders.Of(delivery.BasicProperties);
        var type = delivery.BasicProperties.Type ?? delivery.RoutingKey;
        var message = parser.Parse(headers, type, body, time.GetUtcNow());
        var now = time.GetUtcNow();
        var deliveries = int.TryParse(headers.GetValueOrDefault("x-delivery-count"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
        var reason = $"The broker gave it up ({headers.GetValueOrDefault("x-first-death-reason") ?? "no reason given"}): it was handed out {deliveries} times and never acknowledged; the consumer may die of it.";
        var holding = new Holding(message, HeldCause.DeliveryLimit, deliveries, reason, null, now, null);
        while (true)
        {
            try
            {
                await StoreAsync(holding, cancellationToken);
                HeldTelemetry.Announce(holding, metrics, logger, now);
                return;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                MessagingEvents.DeadLetterStalled(logger, exception, Pause.TotalMilliseconds);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    private async Task StoreAsync(Holding holding, CancellationToken cancellationToken)
    {
        using var quiet = SuppressInstrumentationScope.Begin();
        await using var lease = await database.OpenAsync(cancellationToken);
        await using var transaction = await lease.Context.Database.BeginTransactionAsync(cancellationToken);
        var result = new BatchResult { Held = { holding } };
        await ResultStore.WriteAsync(lease.Connection, (NpgsqlTransaction)transaction.GetDbTransaction(), options.Value.Service, [], result, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
