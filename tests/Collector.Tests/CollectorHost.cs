using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Collector.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Collector.Tests;

/// <summary>The collector as it is, on real ports and a database of its own.</summary>
public sealed class CollectorHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ReadingHost _reading;

    private CollectorHost(WebApplication app, ReadingHost reading)
    {
        _app = app;
        _reading = reading;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
        Http = new HttpClient { BaseAddress = new Uri(addresses[0]) };
        Grpc = new Uri(addresses[1]);
    }

    public HttpClient Http { get; }

    public Uri Grpc { get; }

    public IServiceProvider Services => _app.Services;

    public IConfiguration Configuration => _app.Configuration;

    public static async Task<CollectorHost> StartAsync(string connectionString, CancellationToken cancellationToken, params string[] settings)
    {
        var app = CollectorApplication.Build(
            [$"--ConnectionStrings:telemetrydb={connectionString}", "--urls=http://127.0.0.1:0", "--Collector:GrpcPort=0", "--Logging:LogLevel:Default=Warning", .. settings]);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new CollectorHost(app, await ReadingHost.StartAsync(connectionString));
    }

    /// <summary>Asks the read API about what was stored.</summary>
    public async Task<JsonNode> GetAsync(string path, CancellationToken cancellationToken) => (await Reader.GetFromJsonAsync<JsonNode>(path, cancellationToken))!;

    /// <summary>Gives a client of the read API over what was stored.</summary>
    public HttpClient Reader => _reading.Http;

    public Task UntilReadyAsync(CancellationToken cancellationToken) => Services.GetRequiredService<TelemetrySchema>().Ready.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);

    /// <summary>Reads again until the answer is as wanted; what is sent in the background arrives in its own time.</summary>
    public async Task<JsonNode> GetUntilAsync(string path, Func<JsonNode, bool> wanted, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(20));
        while (true)
        {
            var answer = await GetAsync(path, deadline.Token);
            if (wanted(answer))
                return answer;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, deadline.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _reading.DisposeAsync();
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
