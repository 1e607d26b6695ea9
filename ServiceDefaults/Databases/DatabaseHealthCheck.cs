using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using OpenTelemetry;

namespace ServiceDefaults.Databases;

/// <summary>Healthy once the database is migrated and for as long as it answers.</summary>
internal sealed class DatabaseHealthCheck<TContext>(DatabaseReadiness<TContext> readiness, NpgsqlDataSource dataSource) : IHealthCheck
    where TContext : DbContext
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!readiness.IsMigrated)
            return HealthCheckResult.Unhealthy($"Not migrated; waiting for {readiness.WaitingFor}");
        using var _ = SuppressInstrumentationScope.Begin();
        try
        {
            await using var command = dataSource.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy("Migrated, and the server answers.");
        }
        catch (NpgsqlException exception)
        {
            return HealthCheckResult.Unhealthy($"The database server does not answer: {exception.Message}", exception);
        }
    }
}
