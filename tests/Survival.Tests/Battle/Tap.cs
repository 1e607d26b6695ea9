using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Survival.Tests.Battle;

/// <summary>What a test does and sees at the broker, past the proxy: a queue that keeps a copy of all that is published, and the depth of the services' queues.</summary>
internal static class Tap
{
    private const string Queue = "tap";

    internal static Task DeclareAsync(Servers servers, CancellationToken cancellationToken) => UseAsync(servers, async channel =>
    {
        await channel.ExchangeDeclareAsync("events", ExchangeType.Topic, durable: true, cancellationToken: cancellationToken);
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: cancellationToken);
        await channel.QueueBindAsync(Queue, "events", "worker.#", cancellationToken: cancellationToken);
        return true;
    });

    /// <summary>Takes out the ids of all messages that were published since the last time; one that was published again comes again.</summary>
    internal static Task<List<string>> DrainAsync(Servers servers, CancellationToken cancellationToken) => UseAsync(servers, async channel =>
    {
        var ids = new List<string>();
        while (await channel.BasicGetAsync(Queue, autoAck: true, cancellationToken) is { } message)
            ids.Add(message.BasicProperties.MessageId!);
        return ids;
    });

    /// <summary>Gives how many messages wait in a service's queue and its parking queue, or <see langword="null"/> where one does not exist.</summary>
    internal static async Task<long?> DepthAsync(Servers servers, string service, CancellationToken cancellationToken)
    {
        try
        {
            return await UseAsync(servers, async channel =>
                await channel.MessageCountAsync(service, cancellationToken) + (long)await channel.MessageCountAsync(service + ".parking", cancellationToken));
        }
        catch (OperationInterruptedException)
        {
            return null;
        }
    }

    internal static Task<uint> DeleteQueueAsync(Servers servers, string queue, CancellationToken cancellationToken) =>
        UseAsync(servers, channel => channel.QueueDeleteAsync(queue, cancellationToken: cancellationToken));

    internal static async Task<T> UseAsync<T>(Servers servers, Func<IChannel, Task<T>> use)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(servers.Broker) }.CreateConnectionAsync(Deadline.Token);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Deadline.Token);
        return await use(channel);
    }
}
