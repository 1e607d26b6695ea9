using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Observability.Reading;

/// <summary>Healthy while telemetry can be read.</summary>
internal sealed class ReadingHealthCheck(ITelemetryStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await store.TroubleAsync(cancellationToken) is { } trouble ? HealthCheckResult.Unhealthy(trouble) : HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (fault is NpgsqlException or HttpRequestException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("The telemetry store does not answer.", fault);
        }
    }
}
