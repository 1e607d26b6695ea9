using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Messaging.Consuming;

/// <summary>Hands deliveries on, and tells when the broker cancels the consumer: the client's own event consumer is silent about that.</summary>
internal sealed class DeliveryConsumer(IChannel channel, Func<BasicDeliverEventArgs, Task> received, Action<string> ended) : AsyncDefaultBasicConsumer(channel)
{
    public override Task HandleBasicDeliverAsync(
        string consumerTag, ulong deliveryTag, bool redelivered, string exchange, string routingKey, IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default) =>
        received(new BasicDeliverEventArgs(consumerTag, deliveryTag, redelivered, exchange, routingKey, properties, body, cancellationToken));

    protected override Task OnCancelAsync(string[] consumerTags, CancellationToken cancellationToken = default)
    {
        ended("the broker cancelled the consumer (its queue was deleted, or the queue's leader is gone)");
        return base.OnCancelAsync(consumerTags, cancellationToken);
    }
}
