namespace Messaging.Broker;

/// <summary>Where the broker is, as configured.</summary>
internal sealed class BrokerOptions
{
    internal string ConnectionName { get; set; } = string.Empty;

    internal string? ConnectionString { get; set; }
}
