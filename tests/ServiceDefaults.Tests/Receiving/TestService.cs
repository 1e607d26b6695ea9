using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Tests.Receiving;

/// <summary>A service with the defaults, on a free port, that sends its telemetry to a receiver.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private bool _hasEnded;

    private TestService(WebApplication app) => _app = app;

    internal IServiceProvider Services => _app.Services;

    internal HttpClient Client { get; } = new();

    internal ILogger Logger => Services.GetRequiredService<ILoggerFactory>().CreateLogger("Some.Category");

    internal static async Task<TestService> StartAsync(
        OtlpReceiver? receiver,
        Action<WebApplicationBuilder>? configure = null,
        Action<WebApplication>? map = null,
        string name = "Shop",
        Dictionary<string, string?>? settings = null)
    {
        var app = Create(receiver, configure, name, settings).Build();
        app.MapDefaultEndpoints();
        map?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var service = new TestService(app);
        service.Client.BaseAddress = new Uri(app.Urls.Single());
        return service;
    }

    internal static WebApplicationBuilder Create(
        OtlpReceiver? receiver, Action<WebApplicationBuilder>? configure = null, string name = "Shop", Dictionary<string, string?>? settings = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = name, EnvironmentName = "Test" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["ServiceDefaults:DisableConsole"] = "true",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver?.Endpoint,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = receiver?.Protocol,
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "50",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "50",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
        });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddServiceDefaults();
        configure?.Invoke(builder);
        return builder;
    }

    /// <summary>Ends the service as its host does; once, for some tests end it before they look at what it left.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_hasEnded)
            return;
        _hasEnded = true;
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
