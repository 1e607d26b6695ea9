using Messaging.Consuming;

namespace Messaging.Broker;

/// <summary>A service's queue.</summary>
/// <param name="Service">The service.</param>
/// <param name="RoutingKeys">The events it consumes.</param>
/// <param name="Ordered">Whether events of streams are among them: then one consumer at a time is active, as several would overtake each other.</param>
/// <param name="DeliveryLimit">After how many deliveries a message goes to the parking queue.</param>
/// <param name="QueueLimit">How many messages it holds at most.</param>
internal sealed record QueuePlan(string Service, IReadOnlyList<string> RoutingKeys, bool Ordered, int DeliveryLimit, int QueueLimit)
{
    internal static QueuePlan Of(MessagingOptions options, IEnumerable<Subscription> subscriptions)
    {
        var consumed = subscriptions.ToArray();
        return new QueuePlan(
            options.Service, [.. consumed.Select(subscription => subscription.Type.Name)], consumed.Any(subscription => subscription.Ordered), options.Consumer.DeliveryLimit, options.Consumer.QueueLimit);
    }

    /// <summary>Gives the queue's arguments.</summary>
    /// <remarks>Dead letters are kept at least once, which takes a quorum queue that rejects new messages when full (https://www.rabbitmq.com/docs/quorum-queues#dead-lettering).</remarks>
    internal Dictionary<string, object?> Arguments()
    {
        var arguments = new Dictionary<string, object?>
        {
            ["x-queue-type"] = "quorum",
            ["x-delivery-limit"] = DeliveryLimit,
            ["x-dead-letter-exchange"] = string.Empty,
            ["x-dead-letter-routing-key"] = Topology.ParkingQueueOf(Service),
            ["x-dead-letter-strategy"] = "at-least-once",
            ["x-overflow"] = "reject-publish",
            ["x-max-length"] = QueueLimit,
        };
        if (Ordered)
            arguments["x-single-active-consumer"] = true;
        return arguments;
    }
}
