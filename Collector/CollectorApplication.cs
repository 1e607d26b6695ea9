using Collector.Ingest;
using Collector.Listening;
using Collector.OwnTelemetry;
using Collector.Storage;
using ServiceDefaults;
using ServiceDefaults.Http;
using ServiceDefaults.Levels;

namespace Collector;

/// <summary>Puts the collector together.</summary>
internal static class CollectorApplication
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        var selfExport = SelfExport.TurnOff(builder.Configuration);
        builder.AddServiceDefaults();
        builder.AddHttpApi();
        builder.AddTelemetryStore();
        builder.AddRuntimeLevels(TelemetryDatabase.ConnectionName);
        builder.AddIngest();
        builder.AddListeners();
        builder.Services.AddHostedService<OwnMetrics>();

        var app = builder.Build();
        if (selfExport)
            CollectorEvents.SelfExportIgnored(app.Logger);
        app.UseIngest();
        app.UseHttpApi();
        app.UseLevelsToken();
        app.MapDefaultEndpoints();
        app.MapRuntimeLevels();
        return app;
    }
}
