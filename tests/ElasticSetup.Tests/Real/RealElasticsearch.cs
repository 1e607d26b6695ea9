using Aspire.Hosting;
using Aspire.Hosting.Testing;

namespace ElasticSetup.Tests.Real;

/// <summary>The real server, started once, where it is at hand.</summary>
public sealed class RealElasticsearch : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private static readonly string? Backends = Environment.GetEnvironmentVariable("BACKENDS_DIR");
    private DistributedApplication? _application;

    internal string Connection { get; private set; } = string.Empty;

    public async ValueTask InitializeAsync()
    {
        if (string.IsNullOrEmpty(Backends))
            return;
        using var limit = new CancellationTokenSource(StartLimit);
        var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddElasticsearch("elasticsearch").WithEnvironment("ELASTIC_USER_COLLECTOR", "password-of-the-collector");
        _application = await builder.BuildAsync(limit.Token);
        await _application.StartAsync(limit.Token);
        await _application.ResourceNotifications.WaitForResourceHealthyAsync("elasticsearch", limit.Token);
        Connection = (await _application.GetConnectionStringAsync("elasticsearch", limit.Token))!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
            await _application.DisposeAsync();
    }

    internal static void SkipUnlessThere() =>
        Assert.SkipWhen(string.IsNullOrEmpty(Backends), "Elasticsearch is not at hand; set BACKENDS_DIR to the folder that has it in elasticsearch/.");
}
