using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ServiceDefaults.Databases;

/// <summary>Adds a service's PostgreSQL database.</summary>
public static class DatabaseExtensions
{
    private const string PreparedKeyword = "Max Auto Prepare";
    private const int PreparedStatements = 100;
    private const string ResetKeyword = "No Reset On Close";

    /// <summary>
    /// Adds the database named by the connection string <paramref name="connectionName"/>: a pooled data source with traces and metrics, the context
    /// with snake_case names, migrations applied in the background at start (one instance at a time), and a health check that is healthy once they ran.
    /// </summary>
    /// <remarks>
    /// Requests are answered while the migration still runs, so work that starts by itself awaits <see cref="DatabaseReadiness{TContext}.WaitAsync"/> first.
    /// A missing or unsafe connection string stops the start with an <see cref="OptionsValidationException"/> that names <c>ConnectionStrings:{connectionName}</c>.
    /// </remarks>
    /// <typeparam name="TContext">The service's context.</typeparam>
    /// <param name="builder">The service's builder.</param>
    /// <param name="connectionName">The name of the connection string, such as <c>shopdb</c>.</param>
    /// <returns><paramref name="builder"/>.</returns>
    public static IHostApplicationBuilder AddMigratedDatabase<TContext>(this IHostApplicationBuilder builder, string connectionName)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionName);
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        AddConnection(services, connectionName);
        AddContext<TContext>(services, connectionName);
        AddMigration<TContext>(services, connectionName);
        services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddNpgsql());
        services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddNpgsqlInstrumentation());
        return builder;
    }

    /// <summary>Reads a connection string and checks it at start.</summary>
    internal static void AddOptions(IServiceCollection services, string connectionName)
    {
        services.AddOptions<DatabaseOptions>(connectionName)
            .Configure<IConfiguration>((options, configuration) => options.ConnectionString = configuration.GetConnectionString(connectionName))
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsValidator>());
    }

    private static void AddConnection(IServiceCollection services, string connectionName)
    {
        AddOptions(services, connectionName);
        services.AddKeyedSingleton(connectionName, (provider, _) => CreateDataSource(provider, connectionName));
        services.TryAddSingleton(provider => provider.GetRequiredKeyedService<NpgsqlDataSource>(connectionName));
    }

    private static NpgsqlDataSource CreateDataSource(IServiceProvider provider, string connectionName)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<DatabaseOptions>>().Get(connectionName);
        var dataSource = new NpgsqlDataSourceBuilder(options.ConnectionString) { Name = connectionName };
        // The server plans a statement that comes again once for each connection, instead of each time, which costs it more than running most of them.
        // Where a pooler hands every transaction another connection, "Max Auto Prepare=0" in the connection string turns it off.
        if (!dataSource.ConnectionStringBuilder.ShouldSerialize(PreparedKeyword))
            dataSource.ConnectionStringBuilder.MaxAutoPrepare = PreparedStatements;
        // Resetting a session takes seven statements at each use of a connection. Nothing here leaves a session changed: settings are made for a transaction alone,
        // locks of a session are given back by name. "No Reset On Close=false" has it reset.
        if (!dataSource.ConnectionStringBuilder.ShouldSerialize(ResetKeyword))
            dataSource.ConnectionStringBuilder.NoResetOnClose = true;
        // When a statement's first row came is asked by nobody, and would cost an event in each span.
        dataSource.ConfigureTracing(tracing => tracing.EnableFirstResponseEvent(false));
        dataSource.UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>());
        return dataSource.Build();
    }

    // No retrying execution strategy: a unit of work spans several saves in one transaction of its own, which such a strategy refuses.
    private static void AddContext<TContext>(IServiceCollection services, string connectionName)
        where TContext : DbContext =>
        services.AddDbContext<TContext>(
            (provider, options) => options
                .UseNpgsql(provider.GetRequiredKeyedService<NpgsqlDataSource>(connectionName))
                .UseSnakeCaseNamingConvention()
                .EnableSensitiveDataLogging(false),
            optionsLifetime: ServiceLifetime.Singleton); // Built once, not for each request and message.

    private static void AddMigration<TContext>(IServiceCollection services, string connectionName)
        where TContext : DbContext
    {
        services.TryAddSingleton<DatabaseReadiness<TContext>>();
        // The data source is made when the migration runs: hosted services are created before options are validated, and all faults are to be told at once.
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<DatabaseMigration<TContext>>(
            provider, connectionName, new Func<NpgsqlDataSource>(() => provider.GetRequiredKeyedService<NpgsqlDataSource>(connectionName))));
        services.AddHealthChecks().Add(new(
            connectionName,
            provider => new DatabaseHealthCheck<TContext>(
                provider.GetRequiredService<DatabaseReadiness<TContext>>(), provider.GetRequiredKeyedService<NpgsqlDataSource>(connectionName)),
            failureStatus: null,
            tags: ["ready"]));
    }
}
