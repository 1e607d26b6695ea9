namespace Messaging.Consuming;

/// <summary>How a service consumes its queue.</summary>
public sealed class ConsumerOptions
{
    /// <summary>Gets or sets how many unacknowledged messages the broker hands out.</summary>
    /// <value>The default is 500 messages; from 1 to 5,000.</value>
    public int Prefetch { get; set; } = 500;

    /// <summary>Gets or sets how many messages are handled side by side. The messages of one stream always share a lane.</summary>
    /// <value>The default is 4 lanes; from 1 to 64.</value>
    public int Lanes { get; set; } = 4;

    /// <summary>Gets or sets how many waiting messages of a lane share one transaction. Set 1 where a handler takes seconds.</summary>
    /// <value>The default is 100 messages; from 1 to 1,000.</value>
    public int BatchSize { get; set; } = 100;

    /// <summary>Gets or sets how long the service may be without a consuming channel before it reports itself unhealthy.</summary>
    /// <value>The default is 10 s; from 1 s to 10 min.</value>
    public TimeSpan UnhealthyAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets how often the watchdog asks the broker whether this consumer is alive.</summary>
    /// <value>The default is 5 s; from 100 ms to 5 min.</value>
    public TimeSpan WatchdogInterval { get; set; } = TimeSpan.FromSeconds(5);
}
