namespace Messaging.Broker;

/// <summary>Where the broker is. The keys are those of Aspire's RabbitMQ client integration.</summary>
/// <param name="Uri">An AMQP URI with user, password and virtual host.</param>
internal sealed record BrokerAddress(Uri Uri)
{
    /// <summary>Gets the address without user and password, for messages.</summary>
    internal string Shown => $"{Uri.Scheme}://{Uri.Host}:{(Uri.IsDefaultPort || Uri.Port < 0 ? 5672 : Uri.Port)}{Uri.AbsolutePath}";
}
