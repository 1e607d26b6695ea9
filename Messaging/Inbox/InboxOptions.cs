namespace Messaging.Inbox;

/// <summary>How long the service remembers which messages took effect.</summary>
public sealed class InboxOptions
{
    /// <summary>Gets or sets how long the ids of handled messages are kept. Within it a message takes effect once, whatever is delivered or redriven.</summary>
    /// <value>The default is 30 days; from 1 day to 1 year, and longer than the longest retry and <c>Parking:Window</c> together.</value>
    public TimeSpan Window { get; set; } = TimeSpan.FromDays(30);
}
