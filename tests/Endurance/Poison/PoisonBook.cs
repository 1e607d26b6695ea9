using RabbitMQ.Client;
using Endurance.Ledger;
using Endurance.Running;
using Endurance.Witnessing;

namespace Endurance.Poison;

/// <summary>Sends poison, and knows who must have parked it. Used by one flow.</summary>
internal sealed class PoisonBook(TimeProvider time)
{
    private const string Exchange = "events";
    private readonly List<PoisonedMessage> _sent = [];

    /// <summary>Gets how many messages must be parked, in all services together.</summary>
    internal int Due => _sent.Sum(message => message.ParkedBy.Count);

    /// <summary>Sends one message of each kind; returns when the broker has taken them all.</summary>
    internal async Task SendAsync(SystemRun run, Random random, CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory { Uri = new Uri(await run.ConnectionStringAsync(Server.Broker, cancellationToken)) };
        await using var connection = await factory.CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), cancellationToken);
        foreach (var message in Poisons.Draw(random, time))
        {
            var properties = new BasicProperties
            {
                Type = message.Type,
                AppId = "stranger",
                DeliveryMode = DeliveryModes.Persistent,
                Headers = new Dictionary<string, object?> { ["event-version"] = message.Version },
            };
            if (message.MessageId is { } id)
                properties.MessageId = id.ToString();
            await channel.BasicPublishAsync(Exchange, message.RoutingKey, mandatory: true, properties, message.Body, cancellationToken);
            _sent.Add(message);
        }
    }

    /// <summary>Gives what is parked and is no poison, and poison that is not parked.</summary>
    internal IEnumerable<Finding> Check(SystemImage image)
    {
        foreach (var service in image.Services.Values)
        {
            var due = _sent.Where(message => message.ParkedBy.Contains(service.Service.Name)).ToList();
            var parked = service.Held.Where(held => held.IsParked).ToList();
            foreach (var held in parked.Where(held => !due.Exists(message => IsSame(message, held))))
                yield return new Finding(FindingKind.Parked, $"{service.Service.Name} parked {held.MessageId} ({held.Type}, {held.Cause}), which is no poison: {held.Reason}");
            foreach (var message in due.Where(message => parked.Count(held => IsSame(message, held)) != 1))
                yield return new Finding(FindingKind.Parked, $"{service.Service.Name} did not park the poison {message.MessageId} ({message.Type}).");
        }
    }

    private static bool IsSame(PoisonedMessage message, HeldRow held) => message.MessageId is { } id ? held.MessageId == id : held.Type == message.Type;
}
