using System.Globalization;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Messaging.Bench;

/// <summary>The same messages with nothing but RabbitMQ.Client, under the same guarantees of the broker.</summary>
/// <remarks>
/// Quorum queue, persistent and mandatory messages of the same body, properties and headers, publisher confirms with as many open as the relay has, prefetch as the
/// consumer's, acknowledged by hand once handled. It stores nothing, so it loses what a crash of its process holds.
/// </remarks>
internal sealed class RawClient : IAsyncDisposable
{
    private const int Window = 300;
    private readonly IConnection _publishing;
    private readonly IConnection _consuming;
    private readonly IChannel _outgoing;
    private readonly IChannel _incoming;
    private readonly string _queue;
    private Arrivals? _arrivals; // Set before a measurement's first message is sent.

    private RawClient(IConnection publishing, IConnection consuming, IChannel outgoing, IChannel incoming, string queue)
    {
        _publishing = publishing;
        _consuming = consuming;
        _outgoing = outgoing;
        _incoming = incoming;
        _queue = queue;
    }

    internal static async Task<RawClient> StartAsync(Uri broker)
    {
        var factory = new ConnectionFactory { Uri = broker };
        var publishing = await factory.CreateConnectionAsync();
        var consuming = await factory.CreateConnectionAsync();
        var outgoing = await publishing.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        var incoming = await consuming.CreateChannelAsync();
        var client = new RawClient(publishing, consuming, outgoing, incoming, $"bench-raw-{Guid.CreateVersion7():n}");
        await client.ConsumeAsync();
        return client;
    }

    internal Task<Measurement> MeasureAsync(int count, double? rate = null) => Measurement.TakeAsync(count, rate, async (arrivals, pace) =>
    {
        _arrivals = arrivals;
        using var window = new SemaphoreSlim(Window);
        for (var index = 0; index < count; index++)
        {
            var dueAt = await pace.WaitAsync(index);
            await window.WaitAsync();
            _ = PublishAsync(new Worked("raw", index + 1, dueAt, Worked.Padding), window);
        }

        for (var open = 0; open < Window; open++)
            await window.WaitAsync();
    });

    public async ValueTask DisposeAsync()
    {
        await _outgoing.QueueDeleteAsync(_queue);
        await _publishing.DisposeAsync();
        await _consuming.DisposeAsync();
    }

    private async Task PublishAsync(Worked work, SemaphoreSlim window)
    {
        var properties = new BasicProperties
        {
            MessageId = Guid.CreateVersion7().ToString("D"),
            Type = "bench.worked",
            AppId = "bench",
            ContentType = "application/json",
            DeliveryMode = DeliveryModes.Persistent,
            Timestamp = new AmqpTimestamp(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()),
            Headers = new Dictionary<string, object?>
            {
                ["event-version"] = 1,
                ["published-at"] = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
                ["stream-id"] = work.StreamId,
                ["stream-sequence"] = work.Sequence,
            },
        };
        await _outgoing.BasicPublishAsync(string.Empty, _queue, mandatory: true, properties, JsonSerializer.SerializeToUtf8Bytes(work, JsonSerializerOptions.Web));
        window.Release();
    }

    private async Task ConsumeAsync()
    {
        await _incoming.QueueDeclareAsync(_queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        await _incoming.BasicQosAsync(0, Window, global: false);
        var consumer = new AsyncEventingBasicConsumer(_incoming);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            var work = JsonSerializer.Deserialize<Worked>(delivery.Body.Span, JsonSerializerOptions.Web)!;
            await _incoming.BasicAckAsync(delivery.DeliveryTag, multiple: false);
            _arrivals!.Add(work.DueAt);
        };
        await _incoming.BasicConsumeAsync(_queue, autoAck: false, consumer);
    }
}
