using System.Diagnostics;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Messaging.Bench;

/// <summary>Publishes persistent messages to a quorum queue and consumes them, with nothing but the client.</summary>
internal static class RawClient
{
    private const int Batch = 300;

    internal static async Task<TimeSpan> MeasureAsync(Uri broker, int count)
    {
        var queue = $"bench-{Guid.CreateVersion7():n}";
        var factory = new ConnectionFactory { Uri = broker };
        await using var connection = await factory.CreateConnectionAsync();
        await using var consuming = await factory.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        await using var incoming = await consuming.CreateChannelAsync();
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        var all = new TaskCompletionSource();
        var received = 0;
        var consumer = new AsyncEventingBasicConsumer(incoming);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            await incoming.BasicAckAsync(delivery.DeliveryTag, multiple: false);
            if (++received == count)
                all.SetResult();
        };
        await incoming.BasicQosAsync(0, Batch, global: false);
        await incoming.BasicConsumeAsync(queue, autoAck: false, consumer);
        var body = new byte[300];
        var started = Stopwatch.GetTimestamp();
        for (var sent = 0; sent < count; sent += Batch)
        {
            var confirms = Enumerable.Range(0, Math.Min(Batch, count - sent)).Select(async _ =>
                await channel.BasicPublishAsync(string.Empty, queue, mandatory: true, new BasicProperties { DeliveryMode = DeliveryModes.Persistent }, body)).ToArray();
            await Task.WhenAll(confirms);
        }

        await all.Task;
        var elapsed = Stopwatch.GetElapsedTime(started);
        await channel.QueueDeleteAsync(queue);
        return elapsed;
    }
}
