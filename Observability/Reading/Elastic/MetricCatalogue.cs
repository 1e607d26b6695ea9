using System.Text.Json;
using System.Text.Json.Nodes;
using Observability.Reading.Records;

namespace Observability.Reading.Elastic;

/// <summary>Finds out which metrics there are: documents do not list them, each is a field of its own.</summary>
internal sealed class MetricCatalogue(ElasticSearches searches)
{
    private const int MaxServices = 1_000;
    private const string Prefix = "metrics.";

    /// <summary>Metrics of one question, each of which costs a handful of the 65,536 buckets that an answer may have.</summary>
    private const int Step = 500;

    /// <summary>Lists the metrics that documents of a query have, by name and service.</summary>
    /// <exception cref="HttpRequestException">Elasticsearch does not answer, or refuses.</exception>
    /// <exception cref="TimeoutException">It takes longer than it may.</exception>
    public async Task<IReadOnlyList<Metric>> ListAsync(JsonObject query, int most, CancellationToken cancellationToken)
    {
        var found = new List<Metric>();
        foreach (var service in await ServicesAsync(query, cancellationToken))
        {
            var name = service ?? LogDocument.UnknownService;
            var own = Query.All([query.DeepClone().AsObject(), service is null ? Query.Not(Query.Exists(LogDocument.Service)) : Query.Term(LogDocument.Service, service)]);
            var fields = await searches.FieldsAsync(PointDocument.Indices, Prefix + "*", own, cancellationToken);
            foreach (var names in Names(fields.GetProperty("fields")).Chunk(Step))
                found.AddRange(await OfServiceAsync(name, names, own, cancellationToken));
        }

        return [.. found.OrderBy(metric => metric.Name, StringComparer.Ordinal).ThenBy(metric => metric.Service, StringComparer.Ordinal).Take(most)];
    }

    /// <summary>Gives the names of metrics from the names of fields: a histogram has the fields counts and values, a summary sum and value_count.</summary>
    internal static IReadOnlyList<string> Names(JsonElement fields)
    {
        var leaves = fields.EnumerateObject().Where(field => !field.Value.TryGetProperty("object", out _)).Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        return [.. leaves.Select(leaf => Metric(leaf, leaves)[Prefix.Length..]).Distinct().Order(StringComparer.Ordinal)];
    }

    private static string Metric(string leaf, HashSet<string> leaves)
    {
        var dot = leaf.LastIndexOf('.');
        var partner = leaf[(dot + 1)..] switch { "counts" => "values", "values" => "counts", "sum" => "value_count", "value_count" => "sum", _ => null };
        return partner is not null && leaves.Contains($"{leaf[..dot]}.{partner}") ? leaf[..dot] : leaf;
    }

    private async Task<IReadOnlyList<string?>> ServicesAsync(JsonObject query, CancellationToken cancellationToken)
    {
        var answer = await searches.SearchAsync(
            PointDocument.Indices,
            Aggregation(query, new JsonObject { ["services"] = Terms(LogDocument.Service, MaxServices), ["nameless"] = new JsonObject { ["missing"] = new JsonObject { ["field"] = LogDocument.Service } } }),
            cancellationToken);
        // Without any index there are no aggregations.
        var found = answer.Member("aggregations");
        var named = found.Member("services").Items("buckets").Select(bucket => bucket.TextOrNull("key"));
        return found.Member("nameless").Int64OrNull("doc_count") > 0 ? [.. named, null] : [.. named];
    }

    private async Task<IEnumerable<Metric>> OfServiceAsync(string service, IReadOnlyList<string> names, JsonObject query, CancellationToken cancellationToken)
    {
        var filters = new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)Query.Exists(Prefix + name))));
        var details = new JsonObject
        {
            ["last"] = new JsonObject { ["max"] = new JsonObject { ["field"] = "@timestamp", ["format"] = HitOrder.Format } },
            ["unit"] = Terms("unit", 1),
            ["kind"] = Terms($"attributes.{PointDocument.Kind}", 1),
        };
        var answer = await searches.SearchAsync(
            PointDocument.Indices, Aggregation(query, new JsonObject { ["names"] = new JsonObject { ["filters"] = new JsonObject { ["filters"] = filters }, ["aggs"] = details } }), cancellationToken);
        return answer.Member("aggregations").Member("names").GetProperty("buckets").EnumerateObject()
            .Where(bucket => bucket.Value.Int64OrNull("doc_count") > 0)
            .Select(bucket => Read(service, bucket));
    }

    private static Metric Read(string service, JsonProperty bucket)
    {
        var (micros, nanos) = RecordInstant.Parse(bucket.Value.Member("last").TextOrNull("value_as_string")!);
        return new Metric(
            service, bucket.Name, First(bucket.Value.Member("unit")), First(bucket.Value.Member("kind")) ?? nameof(MetricKind.Gauge), bucket.Value.Int64OrNull("doc_count") ?? 0,
            RecordInstant.Format(micros, nanos), null);
    }

    private static string? First(JsonElement terms) => terms.Items("buckets").Select(bucket => bucket.TextOrNull("key")).FirstOrDefault();

    private static JsonObject Aggregation(JsonObject query, JsonObject aggregations) => new() { ["size"] = 0, ["query"] = query.DeepClone(), ["aggs"] = aggregations };

    private static JsonObject Terms(string field, int size) => new() { ["terms"] = new JsonObject { ["field"] = field, ["size"] = size } };
}
