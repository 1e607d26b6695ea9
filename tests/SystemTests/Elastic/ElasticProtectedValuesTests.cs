using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SystemTests.Telemetry;

namespace SystemTests.Elastic;

[Collection(nameof(WithElastic))]
public sealed class ElasticProtectedValuesTests(ElasticSystem elastic) : ProtectedValuesContract(elastic.There())
{
    private const int Step = 5_000;

    private static readonly JsonSerializerOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Looks at every document as it was written, for not all of it is indexed.</summary>
    protected override async Task<IReadOnlyList<string>> Find(IReadOnlyList<string> canaries, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        using var elasticsearch = elastic.As("reader", ElasticSystem.ReaderPassword);
        foreach (var indices in (string[])["logs-*", "metrics-*", "jaeger-*"])
        {
            JsonNode? last = null;
            do
            {
                var search = new JsonObject { ["size"] = Step, ["sort"] = new JsonArray("_index", "_seq_no") };
                if (last is not null)
                    search["search_after"] = last.DeepClone();
                using var answer = await elasticsearch.PostAsJsonAsync($"/{indices}/_search", search, cancellationToken);
                var hits = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!["hits"]!["hits"]!.AsArray();
                found.AddRange(hits.Select(hit => hit!["_source"]!.ToJsonString(AsItIs)).Where(document => canaries.Any(canary => document.Contains(canary, StringComparison.Ordinal))));
                last = hits.Count < Step ? null : hits[^1]!["sort"];
            }
            while (last is not null);
        }

        return found;
    }
}
