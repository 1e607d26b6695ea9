using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Observability.Archiving.Stores;

namespace Observability.Archiving.Elastic;

/// <summary>Data streams and the indices behind them.</summary>
internal sealed class ElasticStreams(ElasticCluster cluster)
{
    /// <summary>Lists the data streams of a pattern.</summary>
    public async Task<IReadOnlyList<ElasticStream>> ListAsync(string pattern, CancellationToken cancellationToken)
    {
        if (await cluster.SendAsync(HttpMethod.Get, $"_resolve/index/{pattern}", null, cancellationToken) is not { } found)
            return [];
        var indices = (await IndicesAsync(pattern, cancellationToken)).ToDictionary(index => index.Name);
        return [.. found.GetProperty("data_streams").EnumerateArray()
            .Select(stream => new ElasticStream(stream.GetProperty("name").GetString()!, [.. Names(stream.GetProperty("backing_indices")).Where(indices.ContainsKey).Select(name => indices[name])]))
            .Where(stream => stream.Indices.Count > 0)];
    }

    /// <summary>Lists the indices of a pattern, those behind data streams included.</summary>
    public async Task<IReadOnlyList<ElasticIndex>> IndicesAsync(string pattern, CancellationToken cancellationToken)
    {
        var found = await cluster.SendAsync(HttpMethod.Get, $"_cat/indices/{pattern}?format=json&bytes=b&h=index,uuid,creation.date,store.size&expand_wildcards=all", null, cancellationToken);
        return found?.EnumerateArray()
            .Select(index => new ElasticIndex(index.GetProperty("index").GetString()!, index.GetProperty("uuid").GetString()!, Day(Number(index.GetProperty("creation.date"))), Number(index.GetProperty("store.size"))))
            .OrderBy(index => index.Name, StringComparer.Ordinal)
            .ToList() ?? [];
    }

    /// <summary>Lists what of some data streams is no longer written.</summary>
    public async Task<IReadOnlyList<StoredSource>> EndedAsync(IEnumerable<ElasticStream> streams, CancellationToken cancellationToken)
    {
        var ended = new List<StoredSource>();
        foreach (var (index, endedOn) in streams.SelectMany(stream => stream.Ended))
        {
            var content = await ContentAsync(index.Name, cancellationToken) ?? new IndexContent(0, endedOn, endedOn);
            // A time after the index's end is by a clock that was ahead; it must not keep the index for years.
            ended.Add(new StoredSource(index.Source, content.FirstDay, content.LastDay < endedOn ? content.LastDay : endedOn, index.Bytes));
        }

        return ended;
    }

    /// <summary>Looks into an index; <see langword="null"/> where it is empty or gone.</summary>
    public async Task<IndexContent?> ContentAsync(string index, CancellationToken cancellationToken)
    {
        var query = new JsonObject
        {
            ["size"] = 0,
            ["track_total_hits"] = true,
            ["aggs"] = new JsonObject { ["first"] = Aggregate("min"), ["last"] = Aggregate("max") },
        };
        // Indices are deleted on the strength of this number, so one of some shards alone is none.
        if (await cluster.SendAsync(HttpMethod.Post, $"{index}/_search?allow_partial_search_results=false", query, cancellationToken) is not { } found)
            return null;
        var records = found.GetProperty("hits").GetProperty("total").GetProperty("value").GetInt64();
        var aggregations = found.GetProperty("aggregations");
        return records == 0 ? null : new IndexContent(records, Day(aggregations.GetProperty("first").GetProperty("value").GetDouble()), Day(aggregations.GetProperty("last").GetProperty("value").GetDouble()));
    }

    /// <summary>Begins a new index of a data stream, after which the older ones are no longer written.</summary>
    public Task RolloverAsync(string dataStream, CancellationToken cancellationToken) => cluster.SendAsync(HttpMethod.Post, $"{dataStream}/_rollover", null, cancellationToken);

    /// <summary>Makes an index take no more documents, waits for those that are on their way into it, and lets searches see all of them.</summary>
    public async Task SealAsync(string index, CancellationToken cancellationToken)
    {
        await cluster.SendAsync(HttpMethod.Put, $"{index}/_block/write", null, cancellationToken);
        await cluster.SendAsync(HttpMethod.Post, $"{index}/_refresh", null, cancellationToken);
    }

    /// <summary>Deletes an index; nothing happens where it is gone.</summary>
    public Task DeleteAsync(string index, CancellationToken cancellationToken) => cluster.SendAsync(HttpMethod.Delete, index, null, cancellationToken);

    private static JsonObject Aggregate(string kind) => new() { [kind] = new JsonObject { ["field"] = "@timestamp" } };

    private static DateOnly Day(double millis) => DateOnly.FromDateTime(DateTime.UnixEpoch.AddMilliseconds(millis));

    // One name is not given as an array.
    private static List<string> Names(JsonElement names) =>
        names.ValueKind == JsonValueKind.Array ? [.. names.EnumerateArray().Select(name => name.GetString()!)] : [names.GetString()!];

    private static long Number(JsonElement text) => long.TryParse(text.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
