using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServiceDefaults.Databases;
using ServiceDefaults.Telemetry;

namespace ServiceDefaults.Levels;

/// <summary>Lets a service's levels be changed while it runs.</summary>
public static class LevelExtensions
{
    /// <summary>
    /// Adds levels that are set at run time: they count over <c>Logging:LogLevel</c> at once in the instance that is told, within two seconds in its others, end by themselves
    /// where a time was given, and survive restarts in the schema <c>logging</c> of the database. Call it after AddServiceDefaults.
    /// </summary>
    /// <remarks>A service whose database is away starts with the configured levels, keeps those it knows, and takes new ones for itself until it can store them.</remarks>
    /// <param name="builder">The service's builder.</param>
    /// <param name="connectionName">The name of the connection string of the service's own database, such as <c>shopdb</c>.</param>
    public static IHostApplicationBuilder AddRuntimeLevels(this IHostApplicationBuilder builder, string connectionName)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionName);
        var services = builder.Services;
        DatabaseExtensions.AddOptions(services, connectionName);
        services.AddSingleton<LevelBook>();
        services.AddSingleton<LevelRules>();
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>>(provider => provider.GetRequiredService<LevelRules>());
        services.AddSingleton<IOptionsChangeTokenSource<LoggerFilterOptions>>(provider => provider.GetRequiredService<LevelRules>());
        services.AddSingleton(provider => new LevelStore(
            provider.GetRequiredService<IOptionsMonitor<DatabaseOptions>>().Get(connectionName).ConnectionString!, provider.GetRequiredService<OtlpSettings>()));
        // The store is made when it is first used: hosted services are created before options are validated, and all faults are to be told at once.
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<LevelExchange>(provider, new Func<LevelStore>(provider.GetRequiredService<LevelStore>)));
        services.AddHostedService(provider => provider.GetRequiredService<LevelExchange>());
        return builder;
    }

    /// <summary>Maps <c>GET /logging/levels</c> (as a table where <c>text/plain</c> is accepted), <c>PUT /logging/levels/{category}</c> (<see cref="LevelRequest"/>) and <c>DELETE /logging/levels/{category}?by=</c>.</summary>
    public static RouteGroupBuilder MapRuntimeLevels(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var levels = endpoints.MapGroup("/logging/levels").WithTags("Logging");
        ListLevels.Map(levels);
        SetLevel.Map(levels);
        RemoveLevel.Map(levels);
        return levels;
    }
}
