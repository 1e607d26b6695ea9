using Fixtures;
using Messaging;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Xunit;

namespace Peers;

/// <summary>One of the house's services, whole and within the test's process, over a database and a virtual host of its own.</summary>
public abstract class Service<TProgram>(string databaseName) : IAsyncLifetime
    where TProgram : class
{
    private readonly PostgresFixture _postgres = new();
    private readonly RabbitMqFixture _rabbit = new();
    private WebApplicationFactory<TProgram>? _factory;

    public string Database { get; private set; } = string.Empty;

    public string Broker { get; private set; } = string.Empty;

    public HttpClient Http { get; private set; } = null!;

    public IServiceProvider Services => _factory!.Services;

    /// <summary>Gets everything the service has logged.</summary>
    public FakeLogCollector Logs => Services.GetRequiredService<FakeLogCollector>();

    public Task<string> CreateDatabaseAsync() => _postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);

    public Task<string> CreateBrokerAsync() => _rabbit.CreateVirtualHostAsync(TestContext.Current.CancellationToken);

    public async ValueTask InitializeAsync()
    {
        await _postgres.InitializeAsync();
        await _rabbit.InitializeAsync();
        Database = await CreateDatabaseAsync();
        Broker = await CreateBrokerAsync();
        await BeforeStartAsync();
        _factory = new WebApplicationFactory<TProgram>().WithWebHostBuilder(Configure);
        _factory.UseKestrel(0);
        _factory.StartServer();
        // Not the factory's client: it keeps each body, to send it again where it is redirected.
        Http = new HttpClient { BaseAddress = _factory.ClientOptions.BaseAddress };
        await Eventually.BecomesAsync(
            async () => (await Http.GetAsync("/health", TestContext.Current.CancellationToken)).IsSuccessStatusCode,
            healthy => healthy,
            "the service's health");
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Http?.Dispose();
        if (_factory is not null)
            await _factory.DisposeAsync();
        await _rabbit.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    /// <summary>Starts what the service needs beside database and broker.</summary>
    protected virtual Task BeforeStartAsync() => Task.CompletedTask;

    /// <summary>Changes the service's settings.</summary>
    protected virtual void Configure(IWebHostBuilder web)
    {
        web.UseSetting($"ConnectionStrings:{databaseName}", Database);
        web.UseSetting("ConnectionStrings:messaging", Broker);
        web.UseSetting("ServiceDefaults:DisableConsole", "true");
        web.UseSetting("Http:RequestsPerSecond", "100000");
        web.UseSetting("Http:Burst", "1000000");
        web.UseSetting("Logging:LogLevel:Default", "Debug");
        web.ConfigureServices(services =>
        {
            // The factory adds a console of its own after the service has cleared the providers.
            services.RemoveAll<ILoggerProvider>();
            services.AddLogging(logging => logging.AddFakeLogging());
            services.PostConfigure<MessagingOptions>(options =>
            {
                options.Retry.FirstDelay = TimeSpan.FromMilliseconds(50);
                options.Retry.MaxAttempts = 60;
                options.Retry.MaxDelay = TimeSpan.FromMilliseconds(500);
            });
        });
    }
}
