using Messaging.Broker;
using Messaging.Parking;
using Messaging.Resending;
using Messaging.Storage;
using Messaging.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client.Events;

namespace Messaging.Consuming;

/// <summary>Keeps the service's queue consumed: connects, declares, hands deliveries to lanes; when anything breaks, it starts over after a pause.</summary>
internal sealed class QueueConsumer(
    IMessageProcessor processor, DeadLetters deadLetters, MessageParser parser, IEnumerable<Subscription> subscriptions, SchemaReadiness schema, QueueMark mark, BrokerConnector connector, BrokerState broker,
    IOptions<MessagingOptions> options, TimeProvider time, ILogger<QueueConsumer> logger) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private readonly MessagingOptions _options = options.Value;
    private readonly QueuePlan _plan = QueuePlans.Own(options.Value.Service, subscriptions);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        var lanes = Enumerable.Range(0, _options.Consumer.Lanes).Select(_ => new Lane(processor, _options, time, logger)).ToArray();
        // None of them ends by itself; should one fail all the same, the service stops rather than run on with a dead lane.
        await await Task.WhenAny([ConsumeAsync(lanes, stoppingToken), .. lanes.Select(lane => CleanFlow.RunAsync(() => lane.RunAsync(stoppingToken)))]);
    }

    private async Task ConsumeAsync(Lane[] lanes, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        while (!cancellationToken.IsCancellationRequested)
        {
            string problem;
            Exception? failure = null;
            try
            {
                await using var channel = await ConsumingChannel.OpenAsync(
                    connector, _options, _plan, mark, (source, delivery) => ReceiveAsync(source, delivery, lanes, cancellationToken), delivery => deadLetters.TakeAsync(delivery, cancellationToken), cancellationToken);
                broker.Consuming();
                MessagingEvents.ConsumerStarted(logger, Topology.QueueOf(_plan.Service));
                pause = FirstPause;
                problem = await WatchAsync(channel, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                failure = exception;
                problem = exception.Message;
            }

            broker.NotConsuming(problem);
            MessagingEvents.ConsumerLost(logger, failure, Topology.QueueOf(_plan.Service), pause.TotalMilliseconds, problem);
            await Task.Delay(pause, time, cancellationToken);
            pause = pause + pause < LongestPause ? pause + pause : LongestPause;
        }
    }

    /// <summary>Waits until the channel ends, and asks the broker now and then whether it is really alive.</summary>
    private async Task<string> WatchAsync(ConsumingChannel channel, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await channel.Ended.WaitAsync(_options.Consumer.WatchdogInterval, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                using var limit = new CancellationTokenSource(_options.Consumer.WatchdogInterval, time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
                await channel.ProbeAsync(either.Token);
            }
        }
    }

    private async Task ReceiveAsync(ConsumingChannel channel, BasicDeliverEventArgs delivery, Lane[] lanes, CancellationToken cancellationToken)
    {
        MessagingSteps.Announce(MessagingSteps.ConsumerReceived);
        // The client reuses the body's memory as soon as this handler returns.
        var body = delivery.Body.ToArray();
        var message = parser.Parse(DeliveryHeaders.Of(delivery.BasicProperties), delivery.RoutingKey, body, time.GetUtcNow());
        if (message.Numbered is not null && message.Publisher == _options.Service)
        {
            // An event of a stream that the service published itself: its own transaction moved the stream on before.
            await channel.AcknowledgeAsync([delivery.DeliveryTag], cancellationToken);
            return;
        }

        var key = message.Numbered is { } numbered ? string.GetHashCode(numbered.StreamId, StringComparison.Ordinal) : message.MessageId.GetHashCode();
        await lanes[(uint)key % (uint)lanes.Length].EnqueueAsync(new Delivery(message, delivery.DeliveryTag, channel), cancellationToken);
    }
}
