using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry;

namespace ServiceDefaults.Databases;

/// <summary>Migrates a database when the service starts: waits for the server, lets one instance at a time in, and stops the service when a migration is wrong.</summary>
internal sealed class DatabaseMigration<TContext>(
    string connectionName,
    Func<NpgsqlDataSource> dataSource,
    IServiceScopeFactory scopes,
    DatabaseReadiness<TContext> readiness,
    TimeProvider timeProvider,
    ILogger<DatabaseMigration<TContext>> logger) : BackgroundService
    where TContext : DbContext
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Start-up work belongs to no trace; a span for each attempt would only be noise.
        using var _ = SuppressInstrumentationScope.Begin();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                readiness.Waits("the migration to finish");
                var started = timeProvider.GetTimestamp();
                var applied = await MigrateAsync(stoppingToken);
                var elapsed = timeProvider.GetElapsedTime(started);
                readiness.Migrated();
                DatabaseEvents.Migrated(logger, connectionName, applied, elapsed.TotalMilliseconds);
                return;
            }
            catch (Exception exception) when (IsNotUpYet(exception))
            {
                var delay = MigrationBackoff.DelayAfter(attempt);
                readiness.Waits($"the database server: {exception.Message}");
                DatabaseEvents.Unavailable(logger, exception, connectionName, attempt, delay.TotalMilliseconds);
                await Task.Delay(delay, timeProvider, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                DatabaseEvents.MigrationFailed(logger, exception, connectionName);
                throw;
            }
        }
    }

    /// <summary>Applies the pending migrations under an advisory lock, so that instances that start together migrate one after the other.</summary>
    private async Task<int> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource().OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(hashtextextended($1, 0))", connection)
        {
            Parameters = { new() { Value = "migration:" + typeof(TContext).FullName } },
            CommandTimeout = 0, // The other instance may migrate for long; the token ends the wait.
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<TContext>().Database;
            // Asking for the pending migrations of an empty database would fail first, and be logged as an error at every first start.
            await database.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellationToken);
            var pending = (await database.GetPendingMigrationsAsync(cancellationToken)).Count();
            await database.MigrateAsync(cancellationToken);
            return pending;
        }
        finally
        {
            // A session lock survives the return to the pool until the connection is reset, so it is given back by name, even at shutdown.
            command.CommandText = "SELECT pg_advisory_unlock(hashtextextended($1, 0))";
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    /// <summary>Tells an absent server or database, which comes with time, from an error that stays.</summary>
    private static bool IsNotUpYet(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => true,
        NpgsqlException { IsTransient: true } => true,
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } => true,
        SocketException or TimeoutException => true,
        _ => false,
    };
}
