using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SystemTests.Elastic;

/// <summary>Reads back from Elasticsearch and Jaeger.</summary>
internal sealed class ElasticReader(HttpClient elasticsearch, HttpClient jaeger)
{
    private const int Most = 1000;

    /// <summary>Gives the newest documents that a query in Lucene's syntax finds; none where the data stream is not there yet.</summary>
    public async Task<IReadOnlyList<JsonObject>> Find(string stream, string query, CancellationToken cancellationToken)
    {
        var search = new JsonObject
        {
            ["size"] = Most,
            ["query"] = new JsonObject { ["query_string"] = new JsonObject { ["query"] = query } },
            ["sort"] = new JsonArray(new JsonObject { ["@timestamp"] = "asc" }),
        };
        using var answer = await elasticsearch.PostAsJsonAsync($"/{stream}/_search?ignore_unavailable=true", search, cancellationToken);
        // While shards move in after a restart, a search may fail; it is asked again.
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
            return [];
        var found = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!;
        return [.. found["hits"]!["hits"]!.AsArray().Select(hit => hit!["_source"]!.AsObject())];
    }

    /// <summary>Waits until a query finds enough.</summary>
    public Task<IReadOnlyList<JsonObject>> Find(string stream, string query, int atLeast, CancellationToken cancellationToken) =>
        Eventually.Get($"{atLeast} documents in {stream} for {query}", token => Find(stream, query, token), found => found.Count >= atLeast, cancellationToken);

    /// <summary>Waits until Jaeger has a trace with spans of all these services.</summary>
    public Task<JsonObject> Trace(string traceId, IReadOnlyCollection<string> services, CancellationToken cancellationToken) =>
        Eventually.Get(
            $"trace {traceId} with spans of {string.Join(", ", services)}",
            async token =>
            {
                using var answer = await jaeger.GetAsync(new Uri($"/api/traces/{traceId}", UriKind.Relative), token);
                return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonObject>(token))! : [];
            },
            trace => services.All(service => Services(trace).Contains(service)),
            cancellationToken);

    public static IReadOnlyList<string> Services(JsonObject trace) =>
        [.. trace["data"]?[0]?["processes"]?.AsObject().Select(process => (string)process.Value!["serviceName"]!).Distinct() ?? []];
}
