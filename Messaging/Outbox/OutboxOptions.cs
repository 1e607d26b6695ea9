namespace Messaging.Outbox;

/// <summary>How the relay moves messages from the outbox to the broker.</summary>
public sealed class OutboxOptions
{
    /// <summary>Gets or sets how many messages one pass claims, publishes, and completes; also how many may be unconfirmed.</summary>
    /// <value>The default is 300 messages; from 1 to 1,000, as each may take one of the server's locks.</value>
    public int BatchSize { get; set; } = 300;

    /// <summary>Gets or sets how long the idle relay waits at most until it looks for messages that another process left behind; a commit in this process wakes it at once.</summary>
    /// <value>The default is 2 s; from 10 ms to 1 min.</value>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets or sets how long the broker may take to confirm what one pass published. After that the pass is in doubt: it is sent again with the same message ids, on a new channel.</summary>
    /// <value>The default is 10 s; from 100 ms to 2 min.</value>
    public TimeSpan ConfirmTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets how long published messages are kept, so that a service whose queue was deleted can get them again.</summary>
    /// <value>The default is 3 days; from 1 day to 1 year, and shorter than <c>Inbox:Window</c>. Give it the longest time that a message may wait in a queue.</value>
    public TimeSpan KeepSent { get; set; } = TimeSpan.FromDays(3);

    /// <summary>Gets or sets the longest pause after a failure: broker or database away, message refused or not routed. The first is 100 ms, then each is twice the last.</summary>
    /// <value>The default is 15 s; from 100 ms to 10 min.</value>
    public TimeSpan MaxBackoff { get; set; } = TimeSpan.FromSeconds(15);
}
