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

    /// <summary>Tells how many documents a query in Lucene's syntax finds.</summary>
    public async Task<long> Count(string stream, string query, CancellationToken cancellationToken)
    {
        using var answer = await elasticsearch.GetAsync(new Uri($"/{stream}/_count?ignore_unavailable=true&q={Uri.EscapeDataString(query)}", UriKind.Relative), cancellationToken);
        return answer.StatusCode == HttpStatusCode.ServiceUnavailable
            ? 0
            : (long)(await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!["count"]!;
    }

    /// <summary>Waits until a query finds enough.</summary>
    public Task<IReadOnlyList<JsonObject>> Find(string stream, string query, int atLeast, CancellationToken cancellationToken) =>
        Eventually.Get($"{atLeast} documents in {stream} for {query}", token => Find(stream, query, token), found => found.Count >= atLeast, cancellationToken);

    /// <summary>Waits until Jaeger has a trace with spans of all these services.</summary>
    public Task<JsonObject> Trace(string traceId, IReadOnlyCollection<string> services, CancellationToken cancellationToken) =>
        Eventually.Get(
            $"trace {traceId} with spans of {string.Join(", ", services)}",
            token => Trace(traceId, token),
            trace => services.All(service => Services(trace).Contains(service)),
            cancellationToken);

    /// <summary>Gives the names of the spans that Jaeger has of a trace by now.</summary>
    public async Task<IReadOnlyList<string>> SpanNames(string traceId, CancellationToken cancellationToken) =>
        [.. (await Trace(traceId, cancellationToken))["data"]?[0]?["spans"]?.AsArray().Select(span => (string)span!["operationName"]!) ?? []];

    public static IReadOnlyList<string> Services(JsonObject trace) =>
        [.. trace["data"]?[0]?["processes"]?.AsObject().Select(process => (string)process.Value!["serviceName"]!).Distinct() ?? []];

    private async Task<JsonObject> Trace(string traceId, CancellationToken cancellationToken)
    {
        using var answer = await jaeger.GetAsync(new Uri($"/api/traces/{traceId}", UriKind.Relative), cancellationToken);
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))! : [];
    }
}
