using RabbitMQ.Client;

namespace Messaging.Broker;

/// <summary>Opens connections to the broker. Publisher and consumer have one each, so that the broker's back-pressure on the one does not starve the other.</summary>
/// <remarks>
/// The client's own recovery is off: it may not begin at all (rabbitmq-dotnet-client#1871), and it revives channels whose delivery tags have become worthless.
/// Relay and consumer each are a loop instead: connect, declare, work until something breaks, pause, again (docs/decisions/0005-own-recovery.md).
/// </remarks>
internal sealed class BrokerConnector(BrokerAddress address)
{
    // The broker gives a dead connection up after two to three of them; until then its single active consumer keeps the queue from the next one.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    internal async Task<IConnection> ConnectAsync(string name, CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory
        {
            Uri = address.Uri,
            ClientProvidedName = name,
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
            RequestedHeartbeat = Heartbeat,
            RequestedConnectionTimeout = Timeout,
            ContinuationTimeout = Timeout,
            HandshakeContinuationTimeout = Timeout,
            ConsumerDispatchConcurrency = 1, // More would hand the messages of one stream out of order.
        };
        return await factory.CreateConnectionAsync(cancellationToken);
    }
}
