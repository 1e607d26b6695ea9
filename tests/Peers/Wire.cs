using RabbitMQ.Client;
using Xunit;

namespace Peers;

/// <summary>Copies messages from one broker's exchange and puts them onto another's, as often and in whatever order a test wants.</summary>
public sealed class Wire : IAsyncDisposable
{
    private const string Exchange = "events";
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly string _queue;

    private Wire(IConnection connection, IChannel channel, string queue) => (_connection, _channel, _queue) = (connection, channel, queue);

    /// <summary>Taps an exchange; what is published from now on can be taken.</summary>
    public static async Task<Wire> TapAsync(string broker)
    {
        var token = TestContext.Current.CancellationToken;
        var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync(token);
        var channel = await connection.CreateChannelAsync(cancellationToken: token);
        var queue = (await channel.QueueDeclareAsync(string.Empty, durable: false, exclusive: true, autoDelete: true, cancellationToken: token)).QueueName;
        await channel.QueueBindAsync(queue, Exchange, "#", cancellationToken: token);
        return new Wire(connection, channel, queue);
    }

    /// <summary>Takes the next messages in the order of their publishing.</summary>
    public async Task<IReadOnlyList<BasicGetResult>> TakeAsync(int count)
    {
        var taken = new List<BasicGetResult>();
        while (taken.Count < count)
        {
            taken.Add(await Eventually.BecomesAsync(
                async () => await _channel.BasicGetAsync(_queue, autoAck: true, TestContext.Current.CancellationToken), found => found is not null, $"message {taken.Count + 1} of {count}")
                ?? throw new InvalidOperationException("Nothing was taken."));
        }

        return taken;
    }

    /// <summary>Puts a message onto the exchange, just as it was.</summary>
    public async Task PutAsync(BasicGetResult message) => await _channel.BasicPublishAsync(
        Exchange, message.RoutingKey, mandatory: true, new BasicProperties(message.BasicProperties), message.Body, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
