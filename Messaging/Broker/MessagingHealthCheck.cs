using Messaging.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Messaging.Broker;

/// <summary>Healthy while the queue is consumed; a pause shorter than <c>Messaging:Consumer:UnhealthyAfter</c> (a reconnect) and a blocked broker are degraded.</summary>
internal sealed class MessagingHealthCheck(SchemaReadiness schema, BrokerState broker, IOptions<MessagingOptions> options) : IHealthCheck
{
    // Until the consumer has been up for the first time the service is not ready, however short that takes.
    private volatile bool _wasUp;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        if (!schema.IsCreated)
            return HealthCheckResult.Unhealthy("The tables of messaging are not there yet.");
        if (broker.ConsumerOutage() is not { } outage)
        {
            _wasUp = true;
            return broker.BlockedBy is { } reason
                ? HealthCheckResult.Degraded($"The broker takes no messages at present: {reason}. They wait in the outbox.")
                : HealthCheckResult.Healthy("The queue is consumed.");
        }

        return _wasUp && outage.For < options.Value.Consumer.UnhealthyAfter
            ? HealthCheckResult.Degraded($"The queue has not been consumed for {outage.For.TotalSeconds:F0} s: {outage.Problem}")
            : HealthCheckResult.Unhealthy($"The queue has not been consumed for {outage.For.TotalSeconds:F0} s: {outage.Problem}");
    }
}
