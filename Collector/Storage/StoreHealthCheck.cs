using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Collector.Storage;

/// <summary>Healthy when the schema is there and a write works now.</summary>
internal sealed class StoreHealthCheck(TelemetrySchema schema, TelemetryDatabase database) : IHealthCheck
{
    private const int TimeoutSeconds = 3;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!schema.Ready.IsCompletedSuccessfully)
            return HealthCheckResult.Unhealthy("The telemetry store has no schema yet; the log says why.");
        try
        {
            await using var command = database.Writer.CreateCommand(
                "INSERT INTO write_probe (id, probed_at) VALUES (1, now()) ON CONFLICT (id) DO UPDATE SET probed_at = excluded.probed_at");
            command.CommandTimeout = TimeoutSeconds;
            await command.ExecuteNonQueryAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("The telemetry store does not take writes.", fault);
        }
    }
}
