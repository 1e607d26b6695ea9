using RabbitMQ.Client;

namespace Messaging.Broker;

/// <summary>Declares what a service needs at the broker: the exchange of all events, its queue, its bindings, its parking queue. Idempotent, and done on every connection.</summary>
internal static class Topology
{
    internal static string QueueOf(string service) => service;

    internal static string ParkingQueueOf(string service) => service + ".parking";

    /// <summary>Names the exchange that is there as long as a queue has not been deleted.</summary>
    internal static string MarkOf(string queue) => queue + ".mark";

    internal static Task DeclareExchangeAsync(IChannel channel, string exchange, CancellationToken cancellationToken) =>
        channel.ExchangeDeclareAsync(exchange, ExchangeType.Topic, durable: true, autoDelete: false, cancellationToken: cancellationToken);

    internal static async Task DeclareQueueAsync(IChannel channel, string exchange, QueuePlan plan, CancellationToken cancellationToken)
    {
        await DeclareExchangeAsync(channel, exchange, cancellationToken);
        await channel.QueueDeclareAsync(ParkingQueueOf(plan.Service), durable: true, exclusive: false, autoDelete: false,
            arguments: new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: cancellationToken);
        await channel.QueueDeclareAsync(QueueOf(plan.Service), durable: true, exclusive: false, autoDelete: false, arguments: plan.Arguments(), cancellationToken: cancellationToken);
        foreach (var routingKey in plan.RoutingKeys)
            await channel.QueueBindAsync(QueueOf(plan.Service), exchange, routingKey, cancellationToken: cancellationToken);
    }
}
