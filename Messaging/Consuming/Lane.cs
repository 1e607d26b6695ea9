using System.Threading.Channels;
using Messaging.Telemetry;
using Microsoft.Extensions.Logging;

namespace Messaging.Consuming;

/// <summary>Handles the messages of its streams one after the other, as many in one transaction as are waiting.</summary>
internal sealed class Lane(IMessageProcessor processor, MessagingOptions options, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    // Holds no more than the broker hands out unacknowledged on one channel, and what an old channel left behind is dropped when it is read.
    private readonly Channel<Delivery> _waiting = Channel.CreateBounded<Delivery>(new BoundedChannelOptions(options.Consumer.Prefetch) { SingleReader = true });

    internal ValueTask EnqueueAsync(Delivery delivery, CancellationToken cancellationToken) => _waiting.Writer.WriteAsync(delivery, cancellationToken);

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        var batch = new List<Delivery>(options.Consumer.BatchSize);
        while (await _waiting.Reader.WaitToReadAsync(cancellationToken))
        {
            while (batch.Count < options.Consumer.BatchSize && _waiting.Reader.TryRead(out var delivery))
            {
                if (delivery.Channel.IsOpen)
                    batch.Add(delivery);
            }

            if (batch.Count > 0)
                await EndAsync(batch, cancellationToken);
            batch.Clear();
        }
    }

    /// <summary>Sees a batch to its end, however long the database is away; gives it up only with its channel, for then the broker delivers it again.</summary>
    private async Task EndAsync(List<Delivery> batch, CancellationToken cancellationToken)
    {
        var messages = batch.ConvertAll(delivery => delivery.Message);
        var pause = FirstPause;
        // A slow moment between two reads can put deliveries of a channel that ended and of the next one into a batch; the latter's come no second time.
        while (batch.Exists(delivery => delivery.Channel.IsOpen))
        {
            try
            {
                await processor.ProcessAsync(messages, cancellationToken);
                foreach (var channel in batch.GroupBy(delivery => delivery.Channel))
                    await channel.Key.AcknowledgeAsync(channel.Select(delivery => delivery.Tag), cancellationToken);
                MessagingSteps.Announce(MessagingSteps.ConsumerAcknowledged);
                return;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                MessagingEvents.LaneStalled(logger, exception, batch.Count, pause.TotalMilliseconds);
                await Task.Delay(pause, time, cancellationToken);
                pause = pause + pause < LongestPause ? pause + pause : LongestPause;
            }
        }
    }
}
