using System.Globalization;
using Messaging.Broker;
using Messaging.Telemetry;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Messaging.Outbox;

/// <summary>The relay's own connection and confirm channel. Used by one pass at a time; after any failure it is thrown away.</summary>
/// <remarks>
/// Confirms are counted here, not by the client's tracking: that one gives no hold on the order of writes, and has been seen to hang (rabbitmq-dotnet-client#1930).
/// </remarks>
internal sealed class PublishingChannel : IAsyncDisposable
{
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly MessagingOptions _options;
    private readonly ExchangeLog _exchange;
    private volatile ConfirmLedger? _ledger; // Written by the relay, read by the connection's thread.
    private readonly HashSet<string> _prepared = new(StringComparer.Ordinal); // The events whose consumers' queues were declared on this connection.
    private ulong _nextTag = 1;

    private PublishingChannel(IConnection connection, IChannel channel, MessagingOptions options, ExchangeLog exchange)
    {
        _exchange = exchange;
        _connection = connection;
        _channel = channel;
        _options = options;
    }

    internal bool IsOpen => _channel.IsOpen;

    /// <summary>Gets a value indicating whether all that was begun to be written was written, so that the broker counts delivery tags as this end does.</summary>
    internal bool IsInStep { get; private set; } = true;

    internal static async Task<PublishingChannel> OpenAsync(BrokerConnector connector, MessagingOptions options, BrokerState state, ExchangeLog exchange, CancellationToken cancellationToken)
    {
        var connection = await connector.ConnectAsync($"{options.Service} publisher", cancellationToken);
        try
        {
            var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: false), cancellationToken);
            await Topology.DeclareExchangeAsync(channel, options.Exchange, cancellationToken);
            var opened = new PublishingChannel(connection, channel, options, exchange);
            opened.Listen(state);
            return opened;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Publishes messages in their order and waits for the broker's answers.</summary>
    /// <exception cref="TimeoutException">Some answers did not come in time.</exception>
    internal async Task<ConfirmLedger> PublishAsync(IReadOnlyList<ClaimedMessage> messages, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.Outbox.ConfirmTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var ledger = new ConfirmLedger(messages.Count, _nextTag);
        _ledger = ledger;
        IsInStep = false;
        try
        {
            for (var index = 0; index < messages.Count; index++)
            {
                if (_prepared.Add(messages[index].Message.Type))
                    await PrepareAsync(messages[index].Message.Type, either.Token);
                _nextTag++;
                await PublishAsync(messages[index], either.Token);
            }

            IsInStep = true;

            MessagingSteps.Announce(MessagingSteps.RelayPublished);
            await ledger.All.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The broker did not confirm {messages.Count} messages within Messaging:Outbox:ConfirmTimeout ({_options.Outbox.ConfirmTimeout}). They are in doubt and sent again under the same ids.");
        }
        finally
        {
            _ledger = null;
        }

        return ledger;
    }

    public async ValueTask DisposeAsync()
    {
        _ledger?.Lost(new ObjectDisposedException(nameof(PublishingChannel)));
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

    /// <summary>Declares the queues of the event's consumers: one that was never started yet would miss it for ever.</summary>
    private async Task PrepareAsync(string eventName, CancellationToken cancellationToken)
    {
        var plans = QueuePlans.ConsumersOf(eventName).ToArray();
        if (plans.Length == 0)
            return;
        await using var channel = await _connection.CreateChannelAsync(cancellationToken: cancellationToken);
        foreach (var plan in plans)
            await Topology.DeclareQueueAsync(channel, _options.Exchange, plan, cancellationToken);
        await channel.CloseAsync(cancellationToken);
    }

    private async Task PublishAsync(ClaimedMessage claimed, CancellationToken cancellationToken)
    {
        var message = claimed.Message;
        var trace = message.Trace;
        using var span = MessagingTracing.StartPublish(message, _options.Exchange);
        if (span is not null)
            trace = TraceHeaders.Of(span.Context) with { Baggage = message.Trace.Baggage };
        _exchange.Sent(message, span);
        var properties = new BasicProperties
        {
            MessageId = message.MessageId.ToString("D"),
            Type = message.Type,
            AppId = _options.Service,
            ContentType = MessageHeaders.Json,
            DeliveryMode = DeliveryModes.Persistent,
            Timestamp = new AmqpTimestamp(message.CreatedAt.ToUnixTimeSeconds()),
            Headers = MessageHeaders.Of(message, trace),
        };
        // The exchange without a name leads to every queue by its name.
        var (exchange, routingKey) = claimed.Destination is { } queue ? (string.Empty, queue) : (_options.Exchange, message.Type);
        await _channel.BasicPublishAsync(exchange, routingKey, mandatory: true, properties, message.Body, cancellationToken);
    }

    private void Listen(BrokerState state)
    {
        _channel.BasicAcksAsync += (_, answer) => Answered(answer.DeliveryTag, answer.Multiple, null);
        _channel.BasicNacksAsync += (_, answer) => Answered(answer.DeliveryTag, answer.Multiple, "The broker refused it (a queue is full or not available).");
        _channel.BasicReturnAsync += (_, returned) =>
        {
            if (Guid.TryParse(returned.BasicProperties.MessageId, out var messageId))
                _ledger?.Returned(messageId, string.Create(CultureInfo.InvariantCulture, $"No queue is bound for '{returned.RoutingKey}' ({returned.ReplyCode} {returned.ReplyText})."));
            return Task.CompletedTask;
        };
        _channel.ChannelShutdownAsync += (_, reason) =>
        {
            _ledger?.Lost(new AlreadyClosedException(reason));
            return Task.CompletedTask;
        };
        _connection.ConnectionBlockedAsync += (_, blocked) => Run(() => state.Blocked(blocked.Reason));
        _connection.ConnectionUnblockedAsync += (_, _) => Run(state.Unblocked);
        _connection.ConnectionShutdownAsync += (_, _) => Run(state.Unblocked);
    }

    private Task Answered(ulong tag, bool multiple, string? refusal) => Run(() => _ledger?.Answered(tag, multiple, refusal));

    private static Task Run(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
