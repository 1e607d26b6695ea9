namespace Messaging.Broker;

/// <summary>A service's queue. Whoever declares it, the service itself or one that publishes to it, declares it alike.</summary>
/// <param name="Service">The service.</param>
/// <param name="RoutingKeys">The events it consumes.</param>
/// <param name="Ordered">Whether events of streams are among them: then one consumer at a time is active, as several would overtake each other.</param>
internal sealed record QueuePlan(string Service, IReadOnlyList<string> RoutingKeys, bool Ordered)
{
    /// <summary>After how many deliveries the broker gives a message up to the parking queue. The net under messages that kill the process; a crash counts against every
    /// message that was handed out, also innocent ones, so it is far above what the retries of the application need (none: those wait in the database).</summary>
    internal const int DeliveryLimit = 50;

    /// <summary>How many messages a queue holds before it refuses more; those wait in their outboxes. At-least-once dead-lettering demands a limit.</summary>
    internal const int QueueLimit = 1_000_000;

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
