using Observability.Archiving;
using Observability.Store;
using Observability.Timeline;
using ServiceDefaults;
using ServiceDefaults.Http;
using ServiceDefaults.Levels;

namespace Observability;

/// <summary>Puts the service together: what is kept of the telemetry, for how long, and what can be learned from it.</summary>
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
        builder.AddTimeline();

        var app = builder.Build();
        app.UseHttpApi();
        app.MapDefaultEndpoints();
        app.MapRuntimeLevels();
        app.MapArchive();
        app.MapTimeline();
        return app;
    }
}
