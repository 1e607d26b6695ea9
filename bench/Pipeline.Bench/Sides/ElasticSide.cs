using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Pipeline.Bench.Sides;

/// <summary>The OpenTelemetry Collector with the configuration that is deployed, and Elasticsearch with the templates that are.</summary>
internal sealed class ElasticSide : ISide
{
    private const string Streams = "logs-*.otel-*";
    private const string CollectorPassword = "password-of-the-collector";

    private readonly DistributedApplication _application;
    private readonly HttpClient _elasticsearch;

    private ElasticSide(DistributedApplication application, HttpClient elasticsearch)
    {
        _application = application;
        _elasticsearch = elasticsearch;
        Receiver = application.GetEndpoint("otelcol", "http");
        Processes = application.ProcessesOf("otelcol", "elasticsearch");
    }

    public string Name => "OpenTelemetry Collector and Elasticsearch";

    public Uri Receiver { get; }

    public IReadOnlyDictionary<string, int> Processes { get; }

    internal static async Task<ISide> StartAsync(CancellationToken cancellationToken)
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        var elasticsearch = builder.AddElasticsearch("elasticsearch").WithDataVolume()
            .WithBindMount(Path.Combine(AppContext.BaseDirectory, "roles.yml"), "/usr/share/elasticsearch/config/roles.yml", isReadOnly: true)
            .WithEnvironment("ELASTIC_USER_COLLECTOR", CollectorPassword);
        var setup = builder.AddProject<ElasticSetupProject>("elastic-setup").WithReference(elasticsearch).WaitFor(elasticsearch)
            .WithEnvironment("ELASTIC_USER_COLLECTOR", CollectorPassword);
        builder.AddContainer("otelcol", "otel/opentelemetry-collector-contrib")
            .WithBindMount(Path.Combine(AppContext.BaseDirectory, "otel-collector.yaml"), "/etc/otelcol/config.yaml", isReadOnly: true)
            .WithArgs("--config", "/etc/otelcol/config.yaml")
            .WithHttpEndpoint(targetPort: 4317, name: "grpc", env: "OTLP_GRPC_PORT")
            .WithHttpEndpoint(targetPort: 4318, env: "OTLP_HTTP_PORT")
            .WithHttpEndpoint(targetPort: 13133, name: "health", env: "HEALTH_PORT")
            .WithEndpoint(targetPort: 14317, name: "delivery", env: "DELIVERY_PORT")
            .WithHttpHealthCheck("/", endpointName: "health")
            .WithVolume("otelcol-queues", "/var/lib/otelcol").WithEnvironment("STORAGE", "/var/lib/otelcol")
            .WithEnvironment("OTLP_ADDRESS", "127.0.0.1").WithEnvironment("HEALTH_ADDRESS", "127.0.0.1")
            // There are no traces, so no Jaeger either.
            .WithEnvironment("JAEGER_OTLP", "127.0.0.1:1")
            .WithEnvironment("COLLECT_RABBITMQ", "off")
            .WithEnvironment("ELASTICSEARCH_URL", elasticsearch.Resource.PrimaryEndpoint)
            .WithEnvironment("ELASTICSEARCH_USER", "collector").WithEnvironment("ELASTICSEARCH_PASSWORD", CollectorPassword)
            .WaitForCompletion(setup);
        var application = await builder.BuildAsync(cancellationToken);
        await application.StartAsync(cancellationToken);
        await application.ResourceNotifications.WaitForResourceHealthyAsync("otelcol", WaitBehavior.StopOnResourceUnavailable, cancellationToken);
        return new ElasticSide(application, Client(new Uri((await application.GetConnectionStringAsync("elasticsearch", cancellationToken))!)));
    }

    public async Task<long> CountAsync(CancellationToken cancellationToken) =>
        (long?)(await AskAsync(HttpMethod.Get, $"{Streams}/_count", null, cancellationToken))["count"] ?? 0;

    public async Task<IReadOnlyCollection<string>> FindAsync(IReadOnlyCollection<string> orders, CancellationToken cancellationToken)
    {
        var search = new JsonObject
        {
            ["size"] = orders.Count,
            ["_source"] = false,
            ["fields"] = new JsonArray("attributes.order.id"),
            ["query"] = new JsonObject { ["terms"] = new JsonObject { ["attributes.order.id"] = new JsonArray([.. orders.Select(order => (JsonNode)order)]) } },
        };
        var found = await AskAsync(HttpMethod.Post, $"{Streams}/_search", search, cancellationToken);
        return [.. (found["hits"]?["hits"]?.AsArray() ?? []).Select(hit => (string)hit!["fields"]!["attributes.order.id"]![0]!)];
    }

    public async Task<long> SettleAsync(CancellationToken cancellationToken)
    {
        // The segments that were merged lie there until searches have the new one.
        foreach (var step in (string[])["_flush", "_forcemerge?max_num_segments=1", "_flush", "_refresh"])
            await AskAsync(HttpMethod.Post, $"{Streams}/{step}", null, cancellationToken);
        return (long?)(await AskAsync(HttpMethod.Get, $"{Streams}/_stats/store", null, cancellationToken))["_all"]?["primaries"]?["store"]?["size_in_bytes"] ?? 0;
    }

    public async ValueTask DisposeAsync()
    {
        _elasticsearch.Dispose();
        await _application.DisposeAsync();
    }

    private static HttpClient Client(Uri address)
    {
        var client = new HttpClient { BaseAddress = new Uri(address.GetLeftPart(UriPartial.Path).Replace($"{address.UserInfo}@", string.Empty, StringComparison.Ordinal)), Timeout = TimeSpan.FromMinutes(3) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo))));
        return client;
    }

    private async Task<JsonObject> AskAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await _elasticsearch.SendAsync(request, cancellationToken);
        // A data stream that begins has no shard to search in for a moment.
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
            return [];
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{method} {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!;
    }
}
