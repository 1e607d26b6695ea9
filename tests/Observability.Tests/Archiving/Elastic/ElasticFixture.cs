using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Observability.Tests.Archiving.Elastic;

[assembly: AssemblyFixture(typeof(ElasticFixture))]

namespace Observability.Tests.Archiving.Elastic;

/// <summary>A real Elasticsearch with the templates of this system, started for the first test that needs it; BACKENDS_DIR names the folder it is in.</summary>
public sealed class ElasticFixture : IAsyncLifetime
{
    private const string Password = "password-of-retention-in-tests";

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly SemaphoreSlim _gate = new(1);
    private DistributedApplication? _application;
    private HttpClient? _http;

    /// <summary>Gets the address for the user who may do what retention needs, and no more.</summary>
    public string ConnectionString { get; private set; } = string.Empty;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Starts it, once, or skips the test where it is missing.</summary>
    public async Task StartOrSkipAsync(CancellationToken cancellationToken)
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("BACKENDS_DIR")), "Elasticsearch is not at hand; set BACKENDS_DIR to the folder that has it.");
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_http is null)
                await StartAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Asks it something, and gives the answer.</summary>
    public async Task<JsonNode> SendAsync(HttpMethod method, string path, string? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        using var answer = await _http!.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{method} {path}: {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Stores documents of a system in an index that is no longer written then.</summary>
    public async Task StoreAsync(string system, IEnumerable<(string Id, JsonObject Source)> documents, CancellationToken cancellationToken)
    {
        await WriteAsync(system, documents, cancellationToken);
        await SendAsync(HttpMethod.Post, $"logs-{system}.otel-default/_rollover", null, cancellationToken);
    }

    /// <summary>Stores documents of a system in the index that is written now, and makes them visible.</summary>
    public async Task WriteAsync(string system, IEnumerable<(string Id, JsonObject Source)> documents, CancellationToken cancellationToken)
    {
        var lines = string.Concat(documents.Select(document => $"{{\"create\":{{\"_id\":\"{document.Id}\"}}}}\n{document.Source.ToJsonString()}\n"));
        var answer = await SendAsync(HttpMethod.Post, $"logs-{system}.otel-default/_bulk?refresh=true", lines, cancellationToken);
        answer["errors"]!.GetValue<bool>().ShouldBeFalse(answer.ToJsonString());
    }

    /// <summary>Gives the sources of all documents of a pattern by their ids; none where there is no such index.</summary>
    public async Task<Dictionary<string, JsonNode>> DocumentsAsync(string pattern, CancellationToken cancellationToken)
    {
        await SendAsync(HttpMethod.Post, $"{pattern}/_refresh", null, cancellationToken);
        var found = await SendAsync(HttpMethod.Get, $"{pattern}/_search?size=5000&allow_no_indices=true", null, cancellationToken);
        return found["hits"]!["hits"]!.AsArray().ToDictionary(hit => (string)hit!["_id"]!, hit => hit!["_source"]!);
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        if (_application is not null)
            await _application.DisposeAsync();
        _gate.Dispose();
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddElasticsearch("elasticsearch")
            .WithBindMount(Path.Combine(Root, "deploy", "elasticsearch", "roles.yml"), "/usr/share/elasticsearch/config/roles.yml", isReadOnly: true)
            .WithEnvironment("ELASTIC_USER_RETENTION", Password);
        _application = await builder.BuildAsync(limit.Token);
        await _application.StartAsync(limit.Token);
        await _application.ResourceNotifications.WaitForResourceHealthyAsync("elasticsearch", WaitBehavior.StopOnResourceUnavailable, limit.Token);
        var address = new Uri((await _application.GetConnectionStringAsync("elasticsearch", limit.Token))!);
        ConnectionString = $"http://retention:{Password}@{address.Authority}";
        var http = new HttpClient { BaseAddress = new Uri($"http://{address.Authority}") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo))));
        _http = http;
        foreach (var (kind, name) in new[] { ("component-templates", "telemetry-common"), ("component-templates", "telemetry-logs"), ("index-templates", "telemetry-logs") })
        {
            var template = await File.ReadAllTextAsync(Path.Combine(Root, "deploy", "elasticsearch", kind, $"{name}.json"), limit.Token);
            await SendAsync(HttpMethod.Put, $"_{kind.TrimEnd('s').Replace('-', '_')}/{name}", template, limit.Token);
        }
    }

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Aspire.sln")))
                folder = folder.Parent ?? throw new InvalidOperationException("No Aspire.sln above the tests.");
            return folder.FullName;
        }
    }
}
