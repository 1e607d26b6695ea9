using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Observability.Store;

/// <summary>Healthy while the telemetry database answers.</summary>
internal sealed class TelemetryDatabaseHealthCheck(TelemetryDatabase database) : IHealthCheck
{
    private const int TimeoutSeconds = 3;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = database.Connections.CreateCommand("SELECT 1");
            command.CommandTimeout = TimeoutSeconds;
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("The telemetry database does not answer.", fault);
        }
    }
}
