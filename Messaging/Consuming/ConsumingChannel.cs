using Messaging.Broker;
using Messaging.Resending;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Messaging.Consuming;

/// <summary>The consumer's own connection, with a channel for the queue and one for the parking queue. It lives until anything about it breaks, then another one takes its place.</summary>
/// <remarks>A delivery is acknowledged on its own channel or not at all: a tag of an older channel would make the broker close the new one.</remarks>
internal sealed class ConsumingChannel : IAsyncDisposable
{
    private const ushort ParkingPrefetch = 10;
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly string _queue;
    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _acks = new(1, 1);
    private readonly AckRule _rule; // Guarded by _acks.

    private ConsumingChannel(IConnection connection, IChannel channel, string queue, int prefetch)
    {
        _rule = new AckRule(prefetch / 4);
        _connection = connection;
        _channel = channel;
        _queue = queue;
    }

    /// <summary>Gets the task that ends, with the reason, when nothing more will come.</summary>
    internal Task<string> Ended => _ended.Task;

    internal bool IsOpen => !_ended.Task.IsCompleted && _channel.IsOpen;

    /// <param name="connector">Opens the connection.</param>
    /// <param name="options">The settings.</param>
    /// <param name="plan">The queue.</param>
    /// <param name="mark">Notices that the queue was lost.</param>
    /// <param name="received">Takes a message from the queue; whoever gets it acknowledges it on the channel given with it.</param>
    /// <param name="deadLettered">Takes a message from the parking queue; it is acknowledged when the task has ended.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<ConsumingChannel> OpenAsync(
        BrokerConnector connector, MessagingOptions options, QueuePlan plan, QueueMark mark,
        Func<ConsumingChannel, BasicDeliverEventArgs, Task> received, Func<BasicDeliverEventArgs, Task> deadLettered, CancellationToken cancellationToken)
    {
        var connection = await connector.ConnectAsync($"{plan.Service} consumer", cancellationToken);
        try
        {
            var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            await Topology.DeclareQueueAsync(channel, options.Exchange, plan, cancellationToken);
            await mark.CheckAsync(connection, plan, cancellationToken);
            await channel.BasicQosAsync(0, (ushort)options.Consumer.Prefetch, global: false, cancellationToken);
            var opened = new ConsumingChannel(connection, channel, Topology.QueueOf(plan.Service), options.Consumer.Prefetch);
            await opened.ConsumeAsync(received, cancellationToken);
            await opened.ConsumeParkingAsync(Topology.ParkingQueueOf(plan.Service), deadLettered, cancellationToken);
            return opened;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Acknowledges deliveries of this channel; does nothing once it is gone, for the broker delivers them again then.</summary>
    internal async Task AcknowledgeAsync(IEnumerable<ulong> tags, CancellationToken cancellationToken)
    {
        await _acks.WaitAsync(cancellationToken);
        try
        {
            foreach (var (tag, multiple) in _rule.Finish(tags))
            {
                if (!IsOpen)
                    return;
                await _channel.BasicAckAsync(tag, multiple, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is RabbitMQClientException or IOException or ObjectDisposedException)
        {
            _ended.TrySetResult($"an acknowledgement failed: {exception.Message}");
        }
        finally
        {
            _acks.Release();
        }
    }

    /// <summary>Asks the broker whether it still sees a consumer of the queue; a connection can be dead without either side having noticed.</summary>
    internal async Task ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var probe = await _connection.CreateChannelAsync(cancellationToken: cancellationToken);
            var queue = await probe.QueueDeclarePassiveAsync(_queue, cancellationToken);
            if (queue.ConsumerCount == 0)
                _ended.TrySetResult("the broker knows no consumer of the queue");
            await probe.CloseAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is RabbitMQClientException or IOException or ObjectDisposedException or OperationCanceledException or TimeoutException)
        {
            _ended.TrySetResult($"the broker does not answer the watchdog: {exception.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _ended.TrySetResult("it was closed");
        using var limit = new CancellationTokenSource(CloseTimeout);
        try
        {
            await _connection.CloseAsync(Constants.ReplySuccess, "done", CloseTimeout, abort: true, limit.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or RabbitMQClientException or IOException)
        {
            // It is given up anyway; the broker notices by the missing heartbeats.
        }

        await _connection.DisposeAsync();
    }

    private async Task ConsumeAsync(Func<ConsumingChannel, BasicDeliverEventArgs, Task> received, CancellationToken cancellationToken)
    {
        _connection.ConnectionShutdownAsync += (_, reason) => End($"the connection was closed ({reason.ReplyCode} {reason.ReplyText})");
        _channel.ChannelShutdownAsync += (_, reason) => End($"the channel was closed ({reason.ReplyCode} {reason.ReplyText})");
        _channel.CallbackExceptionAsync += (_, failed) => End($"taking in a message failed: {failed.Exception.Message}");
        var consumer = new DeliveryConsumer(_channel, delivery => received(this, delivery), why => _ended.TrySetResult(why));
        await _channel.BasicConsumeAsync(_queue, autoAck: false, consumer, cancellationToken);
    }

    private async Task ConsumeParkingAsync(string queue, Func<BasicDeliverEventArgs, Task> deadLettered, CancellationToken cancellationToken)
    {
        var channel = await _connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await channel.BasicQosAsync(0, ParkingPrefetch, global: false, cancellationToken);
        channel.ChannelShutdownAsync += (_, reason) => End($"the channel of the parking queue was closed ({reason.ReplyCode} {reason.ReplyText})");
        channel.CallbackExceptionAsync += (_, failed) => End($"taking in a dead letter failed: {failed.Exception.Message}");
        var consumer = new DeliveryConsumer(channel, TakeAsync, why => _ended.TrySetResult($"parking queue: {why}"));
        await channel.BasicConsumeAsync(queue, autoAck: false, consumer, cancellationToken);

        async Task TakeAsync(BasicDeliverEventArgs delivery)
        {
            await deadLettered(delivery);
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, CancellationToken.None);
        }
    }

    private Task End(string why)
    {
        _ended.TrySetResult(why);
        return Task.CompletedTask;
    }
}
