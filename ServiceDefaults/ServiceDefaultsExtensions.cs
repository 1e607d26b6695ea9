using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ServiceDefaults.Classification;
using ServiceDefaults.Exchange;
using ServiceDefaults.Export;
using ServiceDefaults.Health;
using ServiceDefaults.Logging;
using ServiceDefaults.OpenApi;
using ServiceDefaults.Telemetry;

namespace ServiceDefaults;

/// <summary>What every service of the system shares.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>
    /// Adds logging, traces and metrics by OTLP, health, problem details, the OpenAPI document, and HTTP clients that find services by name, are resilient and log
    /// what they exchange. Reads the section <c>ServiceDefaults</c> (<see cref="ServiceDefaultsSettings"/>), the variables <c>OTEL_*</c>, <c>Logging:LogLevel</c>
    /// (again whenever it changes) and <c>Telemetry:ClassifiedHashKey</c>. Call it before anything else is added.
    /// </summary>
    /// <remarks>The start fails with an <see cref="OptionsValidationException"/> that names every fault in these at once.</remarks>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        List<string> faults = [];
        var settings = new SettingsReader(builder.Configuration, faults).Read();
        var otlp = new OtlpSettingsReader(builder.Configuration, builder.Environment, faults).Read();
        builder.Services.AddOptions<StartupFaults>().Configure(found => found.All = faults).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<StartupFaults>, StartupFaultsValidator>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(otlp);
        if (string.IsNullOrEmpty(builder.Configuration[SettingsReader.HashKey]))
            builder.Services.AddHostedService<HashKeyNotice>();
        ExportRegistration.Add(builder.Services);
        LoggingRegistration.Add(builder, settings, otlp);
        TelemetryRegistration.Add(builder, settings, otlp);
        ExchangeRegistration.Add(builder.Services, settings);
        builder.Services.AddProblemDetails();
        builder.Services.AddHealthChecks();
        OpenApiRegistration.Add(builder.Services);
        return builder;
    }

    /// <summary>Maps <c>/health</c> (ready to serve), <c>/alive</c> (the process answers) and the OpenAPI document <c>/openapi/v1.json</c>.</summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var settings = app.Services.GetRequiredService<ServiceDefaultsSettings>();
        if (!settings.DisableHealthEndpoints)
            HealthEndpoints.Map(app);
        if (!settings.DisableOpenApi)
            app.MapOpenApi();
        return app;
    }
}
