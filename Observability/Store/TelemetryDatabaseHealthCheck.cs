using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Observability.Store;

/// <summary>Healthy while the telemetry database answers and has the collector's tables.</summary>
internal sealed class TelemetryDatabaseHealthCheck(TelemetryDatabase database) : IHealthCheck
{
    private const int TimeoutSeconds = 3;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = database.Connections.CreateCommand("SELECT to_regclass('logs') IS NOT NULL");
            command.CommandTimeout = TimeoutSeconds;
            return await command.ExecuteScalarAsync(cancellationToken) is true
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The telemetry database has no tables yet; the collector makes them.");
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("The telemetry database does not answer.", fault);
        }
    }
}
