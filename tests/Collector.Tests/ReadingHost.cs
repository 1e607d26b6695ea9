using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Observability.Reading;
using Observability.Store;
using ServiceDefaults.Http;

namespace Collector.Tests;

/// <summary>The read API over what a collector stored.</summary>
internal sealed class ReadingHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ReadingHost(WebApplication app)
    {
        _app = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
    }

    public HttpClient Http { get; }

    public static async Task<ReadingHost> StartAsync(string connectionString)
    {
        var builder = WebApplication.CreateBuilder([$"--ConnectionStrings:telemetrydb={connectionString}"]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddHttpApi();
        builder.AddTelemetryDatabase();
        builder.AddReading();
        var app = builder.Build();
        app.UseHttpApi();
        app.MapReading();
        await app.StartAsync();
        return new ReadingHost(app);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
