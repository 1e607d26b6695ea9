namespace Observability.Store;

/// <summary>Registers the telemetry database: connection string <c>telemetrydb</c>.</summary>
internal static class TelemetryDatabaseExtensions
{
    public static WebApplicationBuilder AddTelemetryDatabase(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TelemetryDatabase>();
        builder.Services.AddHealthChecks().AddCheck<TelemetryDatabaseHealthCheck>("telemetry-database");
        return builder;
    }
}
