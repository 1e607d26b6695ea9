using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Shop.Tests.Flow;

/// <summary>The shop itself, on a real server of its own port.</summary>
internal sealed class ShopApp : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string> _settings;
    private readonly Action<IServiceCollection>? _services;

    private ShopApp(Dictionary<string, string> settings, Action<IServiceCollection>? services)
    {
        _settings = settings;
        _services = services;
        UseKestrel(0);
    }

    internal FakeLoggerProvider Log { get; } = new();

    internal Api Api { get; private set; } = null!;

    /// <summary>Starts the shop and waits until it is healthy.</summary>
    internal static async Task<ShopApp> StartAsync(
        string database, string broker, string? modelFolder, Action<IServiceCollection>? services = null, bool awaitHealth = true, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["ConnectionStrings:shopdb"] = database,
            ["ConnectionStrings:messaging"] = broker,
            ["Shop:MaxModelBytes"] = "1000000",
            ["Messaging:Outbox:PollInterval"] = "00:00:00.200",
            ["Messaging:Retry:FirstDelay"] = "00:00:00.050",
        };
        if (modelFolder is not null)
            all["Shop:ModelStore:Folder"] = modelFolder;
        foreach (var (key, value) in settings)
            all[key] = value;
        var app = new ShopApp(all, services);
        app.StartServer();
        // Not the factory's client: that keeps bodies in memory for a redirect, and so tells their length.
        app.Api = new Api(new HttpClient { BaseAddress = app.ClientOptions.BaseAddress });
        if (awaitHealth)
            await Deadline.UntilAsync(() => app.Api.StatusAsync("/health"), status => status == 200, "a healthy shop");
        else
        {
            await Deadline.UntilAsync(() => app.Api.StatusAsync("/models/" + Guid.Empty), status => status == 404, "a migrated shop");
            await Deadline.UntilAsync(() => app.Api.StatusAsync("/messaging/parked"), status => status == 200, "the tables of messaging");
        }

        return app;
    }

    /// <summary>Gives the log records of an order with this event name.</summary>
    internal IReadOnlyList<FakeLogRecord> Logged(string eventName, string orderId) => [.. Log.Collector.GetSnapshot()
        .Where(record => record.Id.Name == eventName && record.GetStructuredStateValue("OrderId") == orderId)];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace).AddFilter<FakeLoggerProvider>("Shop", LogLevel.Trace));
        builder.ConfigureServices(services => _services?.Invoke(services));
    }
}
