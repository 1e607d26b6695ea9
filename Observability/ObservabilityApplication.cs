using Observability.Archiving;
using Observability.Reading;
using Observability.Store;
using ServiceDefaults;
using ServiceDefaults.Http;
using ServiceDefaults.Levels;

namespace Observability;

/// <summary>Puts the service together: what is kept of the telemetry and for how long, and what it tells.</summary>
internal static class ObservabilityApplication
{
    /// <param name="args">Settings.</param>
    /// <param name="time">The clock; by default the machine's.</param>
    public static WebApplication Build(string[] args, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.AddServiceDefaults();
        builder.AddHttpApi();
        builder.AddTelemetryDatabase();
        builder.AddRuntimeLevels(TelemetryDatabase.ConnectionName);
        builder.AddArchiving();
        builder.AddReading();

        var app = builder.Build();
        app.UseHttpApi();
        app.MapDefaultEndpoints();
        app.MapRuntimeLevels();
        app.MapArchive();
        app.MapReading();
        return app;
    }
}
