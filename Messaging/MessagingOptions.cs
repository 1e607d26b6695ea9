using Messaging.Consuming;
using Messaging.Inbox;
using Messaging.Outbox;
using Messaging.Parking;

namespace Messaging;

/// <summary>The settings of messaging, from the configuration section <c>Messaging</c>; checked at start, all faults at once.</summary>
public sealed class MessagingOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Messaging";

    /// <summary>Gets or sets the service's name: the name of its queue, and the publisher that its messages name.</summary>
    /// <value>The default is the environment variable <c>OTEL_SERVICE_NAME</c>, else the application's name in kebab case, such as <c>cost-calculator</c>.</value>
    public string Service { get; set; } = string.Empty;

    /// <summary>Gets or sets the topic exchange that all events of the system go through.</summary>
    /// <value>The default is <c>events</c>.</value>
    public string Exchange { get; set; } = "events";

    /// <summary>Gets or sets the largest body, in bytes, that is published or consumed.</summary>
    /// <value>The default is 262,144 (256 KiB); from 1,024 to 16,777,216.</value>
    public int MaxMessageBytes { get; set; } = 262_144;

    /// <summary>Gets the settings of the outbox and its relay.</summary>
    public OutboxOptions Outbox { get; } = new();

    /// <summary>Gets the settings of the consumer.</summary>
    public ConsumerOptions Consumer { get; } = new();

    /// <summary>Gets the settings of the retries.</summary>
    public RetryOptions Retry { get; } = new();

    /// <summary>Gets the settings of the inbox.</summary>
    public InboxOptions Inbox { get; } = new();

    /// <summary>Gets the settings of the parking lot.</summary>
    public ParkingOptions Parking { get; } = new();
}
